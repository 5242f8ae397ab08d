package site

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"
)

// blockSize is the length in bytes of the blocks of an archive that a worker reads: hosts of workers hand out whole files, of 25 MB at the most and 20,000 of
// them. A block holds two or three pages, so that little is read in vain, and 2 GB fit.
const blockSize = 128 << 10

// siteManifest is site.json, by which programs, and the worker, find what a site holds.
type siteManifest struct {
	Title    string      `json:"title"`
	Built    string      `json:"built,omitempty"`
	Articles int         `json:"articles"`
	Quotes   int         `json:"quotes"`
	Speakers int         `json:"speakers"`
	Archive  archiveFile `json:"archive"`
	API      string      `json:"api,omitempty"` // relative address of the interface for programs; without it the site needs no program on its host
	Blocks   *blockFiles `json:"blocks,omitempty"`

	Messages map[string]string `json:"messages,omitempty"` // for the interface: message files of the page by the tag of their language
}

type archiveFile struct {
	File   string `json:"file"`
	Bytes  int    `json:"bytes"`
	Hash   string `json:"hash"` // of the articles, whatever the day of the build
	SHA256 string `json:"sha256"`
}

// blockFiles tells where the archive lies in blocks: files 0000.vbt, 0001.vbt, … of a folder, all but the last of the same length.
type blockFiles struct {
	Folder string `json:"folder"`
	Bytes  int    `json:"bytes"`
	Count  int    `json:"count"`
}

// apiAddress is where wasm/edge answers programs.
const apiAddress = "api/"

// manifest adds site.json.
func (s *Site) manifest(o Options) error {
	info, data := s.Archive.Info(), s.Files[s.Data]
	m := siteManifest{
		Title: info.Title, Built: info.Built, Articles: info.Articles, Quotes: info.Quotes, Speakers: info.Speakers,
		Archive: archiveFile{s.Data, len(data), info.Hash, s.hash(s.Data)},
	}
	if o.API {
		m.API = apiAddress
		m.Messages = map[string]string{}
		for _, tag := range s.parts.languages() {
			m.Messages[tag] = s.messageFile(tag)
		}
		m.Blocks = &blockFiles{s.Blocks(), blockSize, (len(data) + blockSize - 1) / blockSize}
	}
	text, err := json.MarshalIndent(m, "", "  ")
	s.Files["site.json"] = append(text, '\n')
	return err
}

// Blocks is the folder of the archive's blocks, where the site has them.
func (s *Site) Blocks() string { return strings.TrimSuffix(s.Data, path.Ext(s.Data)) + "/" }

// cutArchive puts blocks in the place of the archive's file, which the worker then puts together again for the page.
func (s *Site) cutArchive() {
	data := s.Files[s.Data]
	for i := 0; i*blockSize < len(data); i++ {
		s.Files[fmt.Sprintf("%s%04d.vbt", s.Blocks(), i)] = data[i*blockSize : min((i+1)*blockSize, len(data))]
	}
	delete(s.Files, s.Data)
}
