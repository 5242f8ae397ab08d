package garble

import (
	"fmt"
	"os"

	"verbatim/scripts/generate/press"
	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/quote"
	"verbatim/wasm/store/deflate"
)

// Open reads an archive from a .vbt file.
func Open(name string) (*bundle.Archive, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read archive: %w", err)
	}
	return bundle.Open(data)
}

// Generate makes an archive of n articles that nobody wrote, drawn by a seed.
func Generate(seed uint64, n int) (*bundle.Archive, error) {
	files, err := bundle.Build(&printed{press.New(seed), n}, bundle.Info{Title: "Generated"}, deflate.Pages())
	if err != nil {
		return nil, err
	}
	return bundle.Open(files[0].Data)
}

// printed is generated articles with what is found in them.
type printed struct {
	press *press.Press
	n     int
}

func (p *printed) Len() int { return p.n }

func (p *printed) Item(i int) (bundle.Item, error) {
	made := p.press.Article(i)
	a, err := article.Parse(made.Path(), made.File())
	if err != nil {
		return bundle.Item{}, err
	}
	return bundle.Item{Article: a, Quotes: quote.Extract(a)}, nil
}
