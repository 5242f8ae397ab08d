package quote

import "verbatim/wasm/segment"

// saint reports whether token i is the "St" of a name.
func (d *doc) saint(i int) bool {
	switch d.text[d.toks[i].Start:d.toks[i].End] {
	case "St", "St.", "Saint":
		return true
	}
	return false
}

// placeWord reports whether a name of more words that begins with token i is a place's: St Orrin, Mount Teal, Upper Teal.
func (d *doc) placeWord(i int) bool {
	switch d.text[d.toks[i].Start:d.toks[i].End] {
	case "Mount", "Lake", "Cape", "Port", "Fort", "Upper", "Lower", "Nether", "Los", "San", "Santa", "New", "North", "South", "East", "West",
		"Northern", "Southern", "Eastern", "Western":
		return true
	}
	return d.saint(i)
}

// placeUse is how often a name of one word stands where a place would, and whether anything shows that it is a person's.
type placeUse struct {
	in     int
	person bool
}

// findPlaces marks as places the names of one word that stand after "in" or "near" and are nowhere a person's: no title, no given name, no
// longer name that ends with them. A gazetteer would know Sarnholm; the text tells as much.
func (d *doc) findPlaces() {
	d.places.reset(len(d.names))
	for i := range d.names {
		n := &d.names[i]
		u := d.places.at(d.surnameFold(n))
		switch {
		case n.titled, n.last-n.core > 1 && n.class != BodyName, d.words[n.core].c&clFirst != 0:
			u.person = true
		case d.placeLike(n) && d.locative(n.first-1):
			u.in++
		}
	}
	for i := range d.names {
		n := &d.names[i]
		if !d.placeLike(n) {
			continue
		}
		if u := d.places.find(d.surnameFold(n)); u.in > 0 && !u.person {
			n.class = PlaceName
		}
	}
}

// placeLike reports whether a name may be a place's by its shape: one word with a capital, that no other class claims.
func (d *doc) placeLike(n *nameSeq) bool {
	return n.last-n.first == 1 && n.class == OtherName && !d.toks[n.first].Has(segment.AllCaps)
}

// locative reports whether token i is "in", "near", "outside" or "around".
func (d *doc) locative(i int) bool {
	if i < 0 || d.toks[i].Kind != segment.Word {
		return false
	}
	switch d.text[d.toks[i].Start:d.toks[i].End] {
	case "in", "In", "near", "Near", "outside", "Outside", "around":
		return true
	}
	return false
}
