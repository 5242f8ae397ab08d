package main

import (
	"context"
	"net/http"
	"net/url"
	"path"
	"slices"

	"verbatim/wasm/bundle"
	"verbatim/wasm/clerk"
	"verbatim/wasm/view"
)

// The page of the site asks what its clerk would find over an archive that is too large for a browser:
//
//	GET /api/page?ask=KIND&desk=…&desk=…&part=…&archive=FILE&lang=TAG
//
// and gets the parts of the answer as a JSON array of strings: regions of HTML, in the language of the page (clerk.HostQuestion). It belongs to the page of this
// very site, and changes with it; other programs ask for records.

// readPage reads what the page asks.
func (h handler) readPage(ctx context.Context, raw string) (work, error) {
	values, err := url.ParseQuery(raw)
	if err != nil {
		return nil, &problem{http.StatusBadRequest, "the parameters are no parameters: " + err.Error()}
	}
	files := h.files()
	if err := h.engine.readManifest(ctx, files); err != nil {
		return nil, err
	}
	if name := values.Get("archive"); name != path.Base(h.engine.site.Archive.File) {
		return nil, &problem{http.StatusConflict, "the site has another archive by now: load the page again"}
	}
	tag := values.Get("lang")
	words, err := h.engine.readMessages(ctx, files, tag)
	if err != nil {
		return nil, err
	}
	question := func() (clerk.HostQuestion, bool) { // read anew for the answer: what is wrong with an address is told in the language then spoken
		return clerk.NewHostQuestion(values.Get("ask"), values["desk"], values["part"])
	}
	if _, ok := question(); !ok {
		return nil, &problem{http.StatusBadRequest, "ask is one of show, items, suggest, search and csv, with no more parts than that has"}
	}
	return func(a *bundle.Archive) (any, error) {
		view.Speak(tag, words) // nobody else is at work meanwhile: the engine's lock is held
		defer view.Speak("en", "")
		q, _ := question()
		parts := q.Answer(a, h.engine.waits)
		return slices.Concat([]string{}, parts), nil // no answer is [], not null
	}, nil
}

// waits tells whether the work that is being done lacked something. The engine's lock is held.
func (e *engine) waits() bool { return len(e.wanted) > 0 }

// readMessages gives the message file of a language, "" for English, which is in the program.
func (e *engine) readMessages(ctx context.Context, files assets, tag string) (string, error) {
	if tag == "en" {
		return "", nil
	}
	e.mu.Lock()
	name, known := e.site.Messages[tag]
	text, read := e.messages[tag]
	e.mu.Unlock()
	if !known {
		return "", &problem{http.StatusBadRequest, "the site's page does not speak this language: lang is en or one of those that site.json names"}
	}
	if read {
		return text, nil
	}
	data, err := readFile(ctx, files, "/"+name)
	if err != nil {
		return "", err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.messages == nil {
		e.messages = map[string]string{}
	}
	e.messages[tag] = string(data)
	return string(data), nil
}
