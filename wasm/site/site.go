// Package site turns an archive, and the parts that every site has, into the files of a site, or into one file that needs no server.
//
// The program scripts/site and the page's workshop both write sites by it, and the same articles and parts give the same bytes. Nothing here reads or writes
// a file, asks for the time, or knows where the parts came from.
package site

import (
	"encoding/hex"
	"path"
	"slices"
	"strings"

	"verbatim/wasm/bundle"
	"verbatim/wasm/store"
)

// Options are what a site may have or lack.
type Options struct {
	API  bool // for a host that runs wasm/edge: site.json names its interface for programs, and the archive is cut into blocks for it
	Gzip bool // the program lies beside itself as .gz, which the page may fetch: whoever asks for it adds the file

	// Locate gives the whole address at which a file of the site will stand, "" that of the site itself. Without it there is no sitemap.
	Locate func(name string) string

	// Step is called before each of so many pages is made, and between long steps; its error ends the work and is given back.
	Step func(done, all int) error
}

// Site is a site in the making: its parts, and the files that have become of them.
type Site struct {
	Files   map[string][]byte // by path relative to the site, "/" between folders
	Archive *bundle.Archive   // as the page will open it

	// Paths of the files whose names hold their hash.
	Program, Workshop, Boot, Style, Data, Parts string
	messages                                    string // path of the message files, in which {tag} stands for the language

	parts  Parts
	sum    func([]byte) [32]byte
	hashes map[string]string // of files whose bytes do not change any more
}

// New begins a site of an archive's file and the parts. It opens the archive, and puts what every page needs among the files. sum is a SHA-256.
func New(parts Parts, archive bundle.File, sum func([]byte) [32]byte) (*Site, error) {
	s := &Site{Files: map[string][]byte{}, parts: parts, sum: sum, hashes: map[string]string{}}
	s.Data = path.Join("data", archive.Name)
	s.Files[s.Data] = archive.Data
	var err error
	if s.Archive, err = bundle.Open(archive.Data); err != nil {
		return nil, &store.Fault{Doing: "check archive", Err: err}
	}
	s.Program = s.addHashed("assets/verbatim.wasm", parts.Program)
	s.Boot = s.addHashed("assets/boot.js", parts.Boot)
	s.Workshop = s.addHashed("assets/workshop.wasm", parts.Workshop)
	s.Style = s.addHashed("assets/style.css", parts.Style)
	s.Parts = s.addHashed("assets/parts.vbt", parts.Kit)
	s.addMessages()
	return s, nil
}

// addHashed adds a file under a name that holds a hash of its bytes, and gives that name: hosts and browsers may keep it for ever.
func (s *Site) addHashed(name string, data []byte) string {
	sum := digits(s.sum(data))
	name = hashed(name, sum)
	s.Files[name], s.hashes[name] = data, sum
	return name
}

func hashed(name, sum string) string {
	extension := path.Ext(name)
	return strings.TrimSuffix(name, extension) + "-" + sum[:16] + extension
}

// addMessages adds the message files. They share one hash, so that the page, told of one name, knows all of them.
func (s *Site) addMessages() {
	var all []byte
	for _, tag := range s.parts.languages() {
		all = append(all, s.parts.Messages[tag]...)
	}
	s.messages = "assets/messages-{tag}-" + digits(s.sum(all))[:16] + ".txt"
	for tag, data := range s.parts.Messages {
		s.Files[s.messageFile(tag)] = data
	}
}

func (s *Site) messageFile(tag string) string { return strings.ReplaceAll(s.messages, "{tag}", tag) }

// hash is the hash of one of the files, which is computed once.
func (s *Site) hash(name string) string {
	sum, ok := s.hashes[name]
	if !ok {
		sum = digits(s.sum(s.Files[name]))
		s.hashes[name] = sum
	}
	return sum
}

// Hash is the SHA-256 of data, in hexadecimal.
func Hash(data []byte) string { return digits(bundle.SHA256(data)) }

func digits(sum [32]byte) string { return hex.EncodeToString(sum[:]) }

// Names lists the files in order.
func (s *Site) Names() []string {
	names := make([]string, 0, len(s.Files))
	for name := range s.Files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
