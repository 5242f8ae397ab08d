//go:build !js

package main

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/wasm/clerk"
	"verbatim/wasm/view"
)

// The page gets the regions that it would have written itself, in its language, from an archive that comes in blocks.
func TestThePageIsAnsweredInItsLanguage(t *testing.T) {
	a, data := archive(t, 12)
	h, dir := testSite(t, data, a.Info().Hash, 3000)
	russian, err := os.ReadFile("../view/messages/ru.txt")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "ru.txt"), russian, 0o644); err != nil {
		t.Fatal(err)
	}
	manifest, _ := os.ReadFile(filepath.Join(dir, "site.json"))
	named := strings.Replace(string(manifest), `{"api"`, `{"messages":{"ru":"ru.txt"},"api"`, 1)
	if err := os.WriteFile(filepath.Join(dir, "site.json"), []byte(named), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, fragment := range []string{"#/quotes?q=mill", "#/speakers", "#/article/news-0003"} {
		s, _ := view.ParseFragment(fragment)
		parameters, _ := clerk.HostQuestion{Kind: "show", Desk: clerk.Desk{State: s}}.Parameters()
		for tag, words := range map[string]string{"ru": string(russian), "en": ""} {
			var got []string
			for range 2 { // the second time from what is kept
				w := call(h, http.MethodGet, "/api/page?"+parameters+"&archive=a.vbt&lang="+tag, "")
				if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != http.StatusOK || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("ETag") != "" {
					t.Fatalf("%s: status %d, %v, %v", parameters, w.Code, err, w.Header())
				}
				view.Speak(tag, words)
				q, _ := clerk.NewHostQuestion("show", clerk.Desk{State: s}.Parts(), nil)
				want := q.Answer(a, nil)
				view.Speak("en", "")
				if !slices.Equal(got, want) {
					t.Errorf("%s in %s: %q, not %q", fragment, tag, got, want)
				}
			}
		}
	}
	if view.Spoken() != "en" {
		t.Error("the worker goes on in the language of a page")
	}
	for target, status := range map[string]int{"ask=show&desk=%23%2Fquotes&archive=a.vbt&lang=eo": 400, "ask=show&archive=b.vbt&lang=en": 409, "ask=collect&part=a&archive=a.vbt&lang=en": 400, "ask=search&part=a&part=b&part=c&archive=a.vbt&lang=en": 400, "ask=%zz": 400} {
		if w := call(h, http.MethodGet, "/api/page?"+target, ""); w.Code != status || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: status %d: %s", target, w.Code, w.Body)
		}
	}
}
