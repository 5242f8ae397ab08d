package own

import (
	"sort"
	"strconv"
	"strings"
	"sync"

	"verbatim/wasm/article"
	"verbatim/wasm/bundle"
	"verbatim/wasm/correct"
)

// Publish packs the archive of a site of own articles, which with all stand behind those of the base. In a site they are nobody's own: they go by the names
// of their files ("pier", where the desk has "local--pier"), and stand in their order, as those of a folder do. The day of the build is that of the newest
// article. pause is called between articles; its error ends the work and is given back, within others.
func (d *Desk) Publish(title string, all bool, tools bundle.Tools, pause func() error) (bundle.File, error) {
	order, ids := d.publishable(all)
	p := &published{desk: d, order: order, ids: ids, pause: pause, corrector: correct.New(d.patch)}
	info := bundle.Info{Title: title}
	if all && d.base != nil {
		p.base = d.base
		for n := range d.base.Info().Articles {
			_, m := d.base.Meta(n)
			info.Built = newest(info.Built, m.Published)
		}
	}
	for _, n := range order {
		item, err := d.item(n)
		if err != nil {
			return bundle.File{}, err
		}
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

// publishable are the numbers of the own articles in the order of their files, and the ids for them, which hold nothing but what an address may. Those of the
// base are taken, with all.
func (d *Desk) publishable(all bool) (order []int, ids []string) {
	order = make([]int, len(d.items))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return d.items[order[i]].file < d.items[order[j]].file })
	taken := map[string]bool{}
	for _, i := range order {
		name := article.Slug(strings.TrimPrefix(d.items[i].id, bundle.OwnPrefix))
		if name == "" {
			name = "article"
		}
		id := name
		for n := 2; taken[id] || all && d.inBase(id); n++ {
			id = name + "-" + strconv.Itoa(n)
		}
		taken[id] = true
		ids = append(ids, id)
	}
	return order, ids
}

// published are the items of an archive, if there is one, and those of a desk after them, in some order and under other ids; all of them corrected.
type published struct {
	base      *bundle.Archive
	desk      *Desk
	order     []int      // of the desk's
	ids       []string   // in that order
	mu        sync.Mutex // pause is for one goroutine
	pause     func() error
	corrector *correct.Corrector
}

func (p *published) before() int {
	if p.base == nil {
		return 0
	}
	return p.base.Info().Articles
}

func (p *published) Len() int { return p.before() + len(p.order) }

func (p *published) Item(n int) (bundle.Item, error) {
	p.mu.Lock()
	err := p.pause()
	p.mu.Unlock()
	if err != nil {
		return bundle.Item{}, err
	}
	before := p.before()
	if n < before {
		item, err := p.base.ItemToPack(n)
		if err != nil {
			return item, err
		}
		return p.corrector.Item(item)
	}
	item, err := p.desk.item(p.order[n-before])
	if err != nil {
		return item, err
	}
	item, err = p.corrector.Item(item) // corrections know it by the id that it has on the desk
	if err != nil {
		return item, err
	}
	a := *item.Article
	a.ID = p.ids[n-before]
	item.Article = &a
	return item, nil
}
