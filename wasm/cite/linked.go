package cite

import "verbatim/wasm/article"

// annotationStart opens a page of annotations. Alone, an annotation has its context itself.
func annotationStart(e *Export) string {
	var j JSON
	j.Open('{').Member("@context", "http://www.w3.org/ns/anno.jsonld").Member("id", e.at.Base+"#annotations").Member("type", "AnnotationPage")
	return j.Key("items").Open('[').String() + "\n"
}

// annotation writes a W3C Web Annotation that points at a quote in its article: a target for each piece, with the words and their place, in code points.
func annotation(e *Export, r *Record) string {
	var j JSON
	j.Open('{').Member("@context", "http://www.w3.org/ns/anno.jsonld").Member("id", r.Permalink).Member("type", "Annotation").Member("motivation", "identifying")
	annotationBody(&j, r.Who(), e.note())
	source := r.Link()
	if !IsLink(r.Meta.URL) {
		source = e.at.Base + "#/article/" + Encode(r.Article, Readable)
	}
	j.Key("target")
	if len(r.Pieces) > 1 {
		j.Open('[')
	}
	for i, p := range r.Pieces {
		j.Open('{').Member("type", "SpecificResource").Member("source", source).Key("selector").Open('[')
		j.Open('{').Member("type", "TextQuoteSelector").Member("exact", r.Exact[i]).Member("prefix", r.Before[i]).Member("suffix", r.After[i]).Close('}')
		j.Open('{').Member("type", "TextPositionSelector").Key("start").Int(p.Start).Key("end").Int(p.End).Close('}')
		j.Close(']').Close('}')
	}
	if len(r.Pieces) > 1 {
		j.Close(']')
	}
	return j.Close('}').String()
}

// annotationBody writes who speaks and what somebody noted, as one body or a list of two. The model has a bodyValue for a lone note, but never beside a body.
func annotationBody(j *JSON, who, note string) {
	if who == "" && note == "" {
		return
	}
	j.Key("body")
	if who != "" && note != "" {
		j.Open('[')
		defer j.Close(']')
	}
	for _, body := range [][2]string{{who, "identifying"}, {note, "commenting"}} {
		if body[0] != "" {
			j.Open('{').Member("type", "TextualBody").Member("value", body[0]).Member("purpose", body[1]).Close('}')
		}
	}
}

// quotation writes a schema.org Quotation, with the article that it is part of.
func quotation(_ *Export, r *Record) string {
	var j JSON
	j.Open('{').Member("@type", "Quotation").Member("@id", r.Permalink).Member("url", r.Permalink).Member("text", r.Quote)
	who(&j, r)
	j.Member("inLanguage", r.Meta.Lang).Key("isPartOf")
	newsArticle(&j, r.Title(), r.Meta)
	return j.Close('}').Close('}').String()
}

func who(j *JSON, r *Record) {
	if name := r.Who(); name != "" {
		j.Key("spokenByCharacter").Open('{').Member("@type", "Person").Member("name", name).Member("description", r.Role).Close('}')
	}
}

// newsArticle writes a schema.org NewsArticle and leaves it open.
func newsArticle(j *JSON, title string, m article.Meta) {
	j.Open('{').Member("@type", "NewsArticle").Member("headline", title)
	if dateParts(m.Published) != nil {
		j.Member("datePublished", m.Published)
	}
	if m.Author != "" {
		j.Key("author").Open('{').Member("@type", "Person").Member("name", m.Author).Close('}')
	}
	if m.Publisher != "" {
		j.Key("publisher").Open('{').Member("@type", "Organization").Member("name", m.Publisher).Close('}')
	}
	j.Member("inLanguage", m.Lang).Member("isBasedOn", address(m.URL))
	if IsLink(m.License) {
		j.Member("license", m.License)
	}
}

// ArticlePage writes the schema.org description of an article with its quotes, for the page that shows it. It may stand in a script element as it is.
func ArticlePage(title string, m article.Meta, url string, quotes []*Record) string {
	var j JSON
	newsArticle(&j, title, m)
	text := j.String()
	j = JSON{b: []byte(`{"@context":"https://schema.org",` + text[1:])}
	j.Member("url", url).Key("hasPart").Open('[')
	for _, r := range quotes {
		j.Open('{').Member("@type", "Quotation").Member("@id", r.Permalink).Member("text", r.Quote)
		who(&j, r)
		j.Close('}')
	}
	return j.Close(']').Close('}').String()
}
