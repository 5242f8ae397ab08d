package own

import (
	"sort"
	"strconv"
	"strings"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
)

// Publish packs the archive of a site of own articles, which with all stand behind those of the base. In a site they are nobody's own: they go by the names
// of their files ("pier", where the desk has "local--pier"), and stand in their order, as those of a folder do. The day of the build is that of the newest
// article. pause is called between articles; its error ends the work and is given back, within others.
func (d *Desk) Publish(title string, all bool, tools bundle.Tools, pause func() error) (bundle.File, error) {
	p := &published{items: d.publishable(all), pause: pause}
	info := bundle.Info{Title: title}
	if all && d.base != nil {
		p.base = d.base
		for n := range d.base.Info().Articles {
			_, m := d.base.Meta(n)
			info.Built = newest(info.Built, m.Published)
		}
	}
	for _, item := range p.items {
		info.Built = newest(info.Built, item.Article.Meta.Published)
	}
	files, err := bundle.BuildWith(p, info, tools)
	if err != nil {
		return bundle.File{}, err
	}
	return files[0], nil
}

// newest is the later of two days, of which what is no whole day does not count.
func newest(day, other string) string {
	if len(other) == len("2006-01-02") {
		return max(day, other)
	}
	return day
}

// publishable are the own articles in the order of their files, under ids that hold nothing but what an address may. Those of the base are taken, with all.
func (d *Desk) publishable(all bool) []bundle.Item {
	order := make([]int, len(d.items))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return d.parts[order[i]].Name < d.parts[order[j]].Name })
	taken := map[string]bool{}
	var items []bundle.Item
	for _, i := range order {
		item := d.items[i]
		a := *item.Article
		name := article.Slug(strings.TrimPrefix(a.ID, bundle.OwnPrefix))
		if name == "" {
			name = "article"
		}
		a.ID = name
		for n := 2; taken[a.ID] || all && d.inBase(a.ID); n++ {
			a.ID = name + "-" + strconv.Itoa(n)
		}
		taken[a.ID] = true
		item.Article = &a
		items = append(items, item)
	}
	return items
}

// published are the items of an archive, if there is one, and others after them.
type published struct {
	base  *bundle.Archive
	items []bundle.Item
	pause func() error
}

func (p *published) before() int {
	if p.base == nil {
		return 0
	}
	return p.base.Info().Articles
}

func (p *published) Len() int { return p.before() + len(p.items) }

func (p *published) Item(n int) (bundle.Item, error) {
	if err := p.pause(); err != nil {
		return bundle.Item{}, err
	}
	if before := p.before(); n >= before {
		return p.items[n-before], nil
	}
	return p.base.Item(n)
}
