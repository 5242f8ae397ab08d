package index

import (
	"slices"

	"verbatim/wasm/store"
)

func (r *Reader) openDates() error {
	p, d, err := section(r.file, "published")
	if err != nil {
		return err
	}
	r.dates = sortedNames(d)
	rows, form := r.Quotes.Docs, d.Byte()
	if r.datesByArticle = form == rowsOfArticles; r.datesByArticle {
		rows = r.nArticles
	}
	if d.Err() != nil || d.Len() > 0 || !slices.IsSorted(r.dates) || form != rowsOfArticles && form != rowsOfOne {
		return p.Damaged(nonsense)
	}
	if r.datesByArticle && len(r.articles) != r.Quotes.Docs {
		return nil // openArticles has said why
	}
	r.dateRows, err = r.file.Numbers("published/rows", rows)
	return err
}

// LoadDates reads the dates of all quotes, so that DateRank gives them at once: for who asks for many.
func (r *Reader) LoadDates() error {
	if r.published != nil {
		return nil
	}
	rows, err := r.dateRows.All()
	if err == nil && len(rows) > 0 && int(slices.Max(rows)) >= len(r.dates) {
		err = &store.Damage{Section: "published/rows", Reason: nonsense}
	}
	if err != nil {
		return &store.Fault{Doing: "read index", Err: err}
	}
	ranks := rows
	if r.datesByArticle {
		ranks = make([]uint32, r.Quotes.Docs)
		for doc, n := range r.articles {
			ranks[doc] = rows[n]
		}
	}
	r.published = ranks
	return nil
}

// newestFirst sorts documents by falling date, and those of one date by their number: a counting sort, since it runs at every start.
func newestFirst(published []uint32, dates int) []uint32 {
	next := make([]uint32, dates+1)
	for _, d := range published {
		next[dates-1-int(d)+1]++
	}
	for i := 1; i < len(next); i++ {
		next[i] += next[i-1]
	}
	order := make([]uint32, len(published))
	for doc, d := range published {
		slot := &next[dates-1-int(d)]
		order[*slot] = uint32(doc)
		*slot++
	}
	return order
}

// Published is the date of publication of a quote's article, or "".
func (r *Reader) Published(doc uint32) string {
	if len(r.dates) == 0 {
		return ""
	}
	return r.dates[r.DateRank(doc)]
}

// DateRank is a number that grows with the date of publication; quotes of one date have the same.
// It is 0 when it cannot be read (see Terms.Fault of Quotes).
func (r *Reader) DateRank(doc uint32) uint32 {
	if r.published != nil {
		return r.published[doc]
	}
	row := int(doc)
	if r.datesByArticle {
		row = int(r.articles[doc])
	}
	rank, err := r.dateRows.At(row)
	if err == nil && int(rank) >= len(r.dates) {
		err = &store.Damage{Section: "published/rows", Reason: nonsense}
	}
	if err != nil {
		r.Quotes.failed(err)
		return 0
	}
	return rank
}

// DateRanks gives DateRank of all quotes once LoadDates has read them, else nil. The caller must not change it.
func (r *Reader) DateRanks() []uint32 { return r.published }

// Dates is the number of dates of publication, which is above every DateRank.
func (r *Reader) Dates() int { return len(r.dates) }

// Newest gives all quotes, newest first and in the order of the archive within a day. The caller must not change it.
// There are none when the dates cannot be read (see Terms.Fault of Quotes).
func (r *Reader) Newest() []uint32 {
	if r.newest == nil {
		if err := r.LoadDates(); err != nil {
			r.Quotes.failed(err)
			return nil
		}
		r.newest = newestFirst(r.published, len(r.dates))
	}
	return r.newest
}

// DatesWithin tells for each rank of DateRank whether DateWithin holds for that date.
func (r *Reader) DatesWithin(from, to string) []bool {
	return r.DatesThat(func(d string) bool { return DateWithin(d, from, to) })
}

// DateWithin tells whether a date may lie between from and to, each a date, a month, a year or "". A date known only to the month lies in a span that touches
// the month; no date lies in no span.
func DateWithin(date, from, to string) bool {
	nFrom, nTo := min(len(from), len(date)), min(len(to), len(date))
	return from == "" && to == "" || date != "" && date[:nFrom] >= from[:nFrom] && date[:nTo] <= to[:nTo]
}

// DatesThat tells for each rank of DateRank whether that date fits.
func (r *Reader) DatesThat(fits func(date string) bool) []bool {
	fit := make([]bool, len(r.dates))
	for i, d := range r.dates {
		fit[i] = fits(d)
	}
	return fit
}
