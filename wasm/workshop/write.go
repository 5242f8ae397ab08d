package workshop

import (
	"errors"
	"strconv"
	"strings"

	"verbatim/wasm/bundle"
	"verbatim/wasm/index/stem"
	"verbatim/wasm/site"
	"verbatim/wasm/store/deflate"
)

// Writing a site takes these jobs, of which the last does the work:
//
//	job     text                                                            bytes
//	part    one of the page's own parts: name, file or nothing, "packed"    of the part
//	        or nothing, separated by tabs (site.Given)
//	write   lines: "site" or "single"; "own" or "all"; the title            —
//
// and what is heard of them:
//
//	writing    steps done and steps in all, separated by a tab
//	piece      —; the next bytes of the file
//	written    name of the file, how many files are in it, its bytes, articles and quotes, separated by tabs
//	unwritten  words, or nothing when it was stopped

// part takes in one of the page's parts.
func (s *Shop) part(text string, data []byte) {
	name, rest, _ := strings.Cut(text, "\t")
	file, packed, _ := strings.Cut(rest, "\t")
	s.parts = append(s.parts, site.Given{Name: name, File: file, Packed: packed == "packed", Data: data})
}

var errStopped = errors.New("stopped")

// write writes a site of the own articles, or of all.
func (s *Shop) write(text string) {
	form, rest, _ := strings.Cut(text, "\n")
	which, title, _ := strings.Cut(rest, "\n")
	w := &writing{shop: s}
	made, err := w.site(form == "single", which == "all", title)
	s.parts = nil
	switch {
	case errors.Is(err, errStopped):
		s.Say("unwritten", "", nil)
	case err != nil:
		s.Say("unwritten", err.Error(), nil)
	default:
		name, files, info := site.ZipName, len(made.Files), made.Archive.Info()
		if form == "single" {
			name, files = site.SingleName, 1
		}
		text := name
		for _, n := range []int{files, w.sent, info.Articles, info.Quotes} {
			text += "\t" + strconv.Itoa(n)
		}
		s.Say("written", text, nil)
	}
}

// writing is a site on its way to the page.
type writing struct {
	shop      *Shop
	done, all int // steps
	piece     []byte
	sent      int // bytes
}

// site makes the site and sends it.
func (w *writing) site(single, all bool, title string) (*site.Site, error) {
	if w.shop.desk.Len() == 0 {
		return nil, errors.New("there are no articles of your own here any more: give the files again")
	}
	parts, err := site.Gather(w.shop.parts)
	if err != nil {
		return nil, err
	}
	articles := w.shop.desk.Len()
	if all {
		articles += w.shop.desk.Joined()
	}
	w.all = 4 * articles // two passes to pack them, one to render their pages, and one to pack these
	archive, err := w.shop.desk.Publish(title, all, bundle.Tools{Deflate: deflate.Pages(), Stem: stem.Of}, func() error { return w.step(w.done + 1) })
	if err != nil {
		return nil, err
	}
	s, err := site.New(parts, archive, bundle.SHA256)
	if err != nil {
		return nil, err
	}
	// from here on a step is a part of the quarter that such a part of the work has
	quarter := func(from int) site.Options {
		return site.Options{Step: func(done, all int) error { return w.step(from + done*articles/all) }}
	}
	if single {
		page, err := s.Single(quarter(2 * articles))
		if err != nil {
			return nil, err
		}
		w.Write(page)
	} else if err := s.Render(quarter(2 * articles)); err != nil {
		return nil, err
	} else if err := s.Zip(w, quarter(3*articles)); err != nil {
		return nil, err
	}
	w.send()
	return s, nil
}

// step tells how far the work is, and lets others work. Its error says that the work is to end.
func (w *writing) step(done int) error {
	w.done = done
	if w.shop.due() {
		w.shop.Say("writing", strconv.Itoa(w.done)+"\t"+strconv.Itoa(w.all), nil)
	}
	w.shop.Pause()
	if w.shop.Stopped() {
		return errStopped
	}
	return nil
}

// pieceSize is the length of the pieces of a file that the page hears of, in bytes.
const pieceSize = 1 << 20

// Write sends bytes of the file to the page, in pieces.
func (w *writing) Write(data []byte) (int, error) {
	w.piece = append(w.piece, data...)
	if len(w.piece) >= pieceSize {
		w.send()
	}
	return len(data), nil
}

// send sends what has gathered.
func (w *writing) send() {
	if len(w.piece) > 0 {
		w.shop.Say("piece", "", w.piece)
		w.sent += len(w.piece)
		w.piece = w.piece[:0]
	}
}
