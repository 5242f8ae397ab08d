package intake

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"verbatim/wasm/article"
	"verbatim/wasm/own"
)

// all reads a file to its end.
func all(name string, data []byte) []Found {
	var out []Found
	for r := Open(name, data); ; {
		f, ok := r.Next()
		if !ok {
			return out
		}
		out = append(out, f)
	}
}

// the gives the one article of a file.
func the(t *testing.T, name string, data []byte) Found {
	t.Helper()
	list := all(name, data)
	if len(list) != 1 || list[0].Article == nil {
		t.Fatalf("%s gives %+v", name, list)
	}
	return list[0]
}

// archived packs files, given as names and contents by turns, as a zip archive.
func archived(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	said        = "“The pier opens in May,” said Ada Morrow, who runs the harbour.\n"
	russianText = "Мост закрыт до весны, сообщила инженер Ольга Ветрова. «Мы не можем открыть его раньше», — сказала она журналистам.\n"
)

func TestEveryKindOfFileGivesItsArticles(t *testing.T) {
	line := `{"title": "The pier", "date": "2024-03-02T10:00:00Z", "byline": "L. Quint", "outlet": "Harbour Post", "body": "` + "“It opens in May,” said Ada Morrow." + `"}`
	for _, c := range []struct {
		name, file       string
		title, published string
	}{
		{"the-pier.txt", said, "The pier", ""},
		{"drafts/pier.md", "---\ntitle: The pier\npublished: 2024-03-02\n---\n" + said, "The pier", "2024-03-02"},
		{"pier.markdown", "---\ntitle: The pier\ndate: 2024-03-02 10:00\ntags: [sea, boats]\nlayout: post\n---\n" + said, "The pier", "2024-03-02"},
		{"pier.html", `<html><head><meta property="og:title" content="The pier"><meta property="article:published_time" content="2024-03-02T10:00"></head><body><nav>Home</nav><article><p>` + said + `</p></article></body></html>`, "The pier", "2024-03-02"},
		{"page", "<!doctype html><title>The pier</title><body><p>" + said + "</p>", "The pier", ""},
		{"pier.jsonl", line + "\n", "The pier", "2024-03-02"},
		{"pier.json", "[" + line + "]", "The pier", "2024-03-02"},
		{"pier.json", line, "The pier", "2024-03-02"},
		{"pier.json", `{"count": 1, "articles": [` + line + `]}`, "The pier", "2024-03-02"},
		{"pier.csv", "title;date;text\nThe pier;2024-03-02;\"“It opens in May,” said \"\"Ada\"\" Morrow.\nAnd went.\"\n", "The pier", "2024-03-02"},
		{"pier.zip", string(archived(t, "a/the-pier.txt", said)), "The pier", ""},
		{"pier.zip", string(archived(t, "in.zip", string(archived(t, "the-pier.txt", said)))), "The pier", ""},
	} {
		f := the(t, c.name, []byte(c.file))
		if m := f.Article.Meta; m.Title != c.title || m.Published != c.published {
			t.Errorf("%s has title %q of %q, want %q of %q", c.name, m.Title, m.Published, c.title, c.published)
		}
		if !strings.Contains(f.Article.Text, "in May,”") {
			t.Errorf("%s has text %q", c.name, f.Article.Text)
		}
	}
	if f := the(t, "pier.jsonl", []byte(line)); f.Article.Meta.Author != "L. Quint" || f.Article.Meta.Publisher != "Harbour Post" {
		t.Errorf("author and publisher: %+v", f.Article.Meta)
	}
}

func TestEncodingsAreFound(t *testing.T) {
	wide := func(order binary.AppendByteOrder, mark, text string) []byte {
		b := []byte(mark)
		for _, u := range utf16.Encode([]rune(text)) {
			b = order.AppendUint16(b, u)
		}
		return b
	}
	narrow := func(m *charmap.Charmap, text string) []byte {
		b, err := m.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	german := "„Das Geländer ist für Größere gebaut“, sagte Jörg Müller. Später gab es süßen Kuchen für alle Gäste.\n"
	for _, c := range []struct {
		name string
		data []byte
		text string
		note string
	}{
		{"marked.txt", []byte("\ufeff" + said), said, ""},
		{"little.txt", wide(binary.LittleEndian, "\xff\xfe", russianText), russianText, "UTF-16"},
		{"big.txt", wide(binary.BigEndian, "\xfe\xff", russianText), russianText, "UTF-16"},
		{"unmarked.txt", wide(binary.LittleEndian, "", said), said, "UTF-16"},
		{"unmarked.txt", wide(binary.BigEndian, "", said), said, "UTF-16"},
		{"1251.txt", narrow(charmap.Windows1251, russianText), russianText, "Windows-1251"},
		{"koi8.txt", narrow(charmap.KOI8R, strings.NewReplacer("«", "\"", "»", "\"", "—", "-").Replace(russianText)), "сказала она журналистам", "KOI8-R"},
		{"1252.txt", narrow(charmap.Windows1252, german), german, "Windows-1252"},
		{"page.html", narrow(charmap.Windows1251, "<meta charset=windows-1251><p>"+russianText), "Мост закрыт до весны", "Windows-1251"},
		{"page.html", narrow(charmap.ISO8859_2, "<meta http-equiv=content-type content='text/html; charset=iso-8859-2'><p>Źle się dzieje, mówi Łucja.</p>"), "Źle się dzieje, mówi Łucja.", "ISO-8859-2"},
	} {
		f := the(t, c.name, c.data)
		if c.note != "" {
			c.note = "read as " + c.note
		}
		if !strings.Contains(f.Article.Text, strings.TrimSpace(c.text)) || f.Note != c.note {
			t.Errorf("%s of %q was read as %q: %q", c.name, c.note, f.Note, f.Article.Text)
		}
	}
}

func TestAFolderPassesOverWhatHoldsNoArticle(t *testing.T) {
	file := archived(t, "a.txt", said, "a.png", "\x89PNG", "a_files/frame.html", "<p>An advert that nobody asked for.</p>", "__MACOSX/._a.txt", "x", ".DS_Store", "x", "b.docx", "PK")
	articles, left := 0, 0
	for _, f := range all("drafts.zip", file) {
		switch {
		case f.Article != nil:
			articles++
		case f.Left:
			left++
		default:
			t.Errorf("a problem: %+v", f)
		}
	}
	if articles != 1 || left != 5 {
		t.Errorf("%d articles, %d left out", articles, left)
	}
}

func TestWhatCannotBeReadSaysWhyAndTheRestIsKept(t *testing.T) {
	for _, c := range []struct {
		name, file, problem string
		articles            int
	}{
		{"a.pdf", "%PDF-1.7 …", ".txt", 0},
		{"a.docx", "PK\x03\x04", "plain text", 0},
		{"a.png", "\x89PNG\x00\x01\x02", ".png", 0},
		{"a.zip", "PK\x03\x04 cut off", "damaged", 0},
		{"a.zip", "not packed", "none, or is damaged", 0},
		{"a.txt", " \n", "empty", 0},
		{"a.txt", "\xff\x00\x01\x02\x80\x03", "is none", 0},
		{"a.md", "---\ntitle: x\n" + said, "line 1: the front matter is not closed", 0},
		{"a.txt", strings.Repeat("word ", 1<<20), "4 MiB", 0},
		{"a.jsonl", "{\"text\": \"" + "Nobody came, said Ada Morrow." + "\"}\nno json\n{\"title\": \"x\"}\n", "line 2", 1},
		{"a.csv", "title,url\nx,y\n", "no column is named text", 0},
		{"a.json", "{\"a\": 1}", "no list of articles", 0},
		{"a.json", `[{"text": "Nobody came, said Ada Morrow."}, {"text": ]`, "not JSON from here on", 1},
		{"a.html", strings.Repeat("<div>", 10_000) + said, "deeper", 0},
	} {
		articles, problems := 0, ""
		for _, f := range all(c.name, []byte(c.file)) {
			if f.Article != nil {
				articles++
			} else {
				problems += f.Name + ": " + f.Problem + "\n"
			}
		}
		if articles != c.articles || !strings.Contains(problems, c.problem) {
			t.Errorf("%s gives %d articles and says %q, want %d and %q", c.name, articles, problems, c.articles, c.problem)
		}
	}
}

func TestHostileFilesEndInWords(t *testing.T) {
	bomb := archived(t, "bomb.txt", strings.Repeat("\x00", 40<<20), "good.txt", said)
	nested := archived(t, "good.txt", said)
	for range 6 {
		nested = archived(t, "in.zip", string(nested), "good.txt", said+strconv.Itoa(len(nested)))
	}
	line := "{\"text\": \"" + strings.Repeat("a", 50<<20) + "\"}\n{\"text\": \"Nobody came, said Ada Morrow.\"}\n"
	deep := strings.Repeat("[", 100_000)
	front := "---\n" + strings.Repeat("key: value\n", 100_000) + "---\n" + said
	for _, c := range []struct {
		name     string
		file     []byte
		articles int
		problems int
	}{
		{"bomb.zip", bomb, 1, 1}, {"nested.zip", nested, 3, 1}, {"line.jsonl", []byte(line), 1, 1}, {"deep.json", []byte(deep), 0, 1},
		{"deep.jsonl", []byte("{\"text\": " + deep), 0, 1}, {"front.md", []byte(front), 0, 1},
		{"script.html", []byte("<p>" + said + "<script>alert(1)</script><img src=x onerror=alert(2)>"), 1, 0},
		{"broken.txt", []byte("“We open in May,” said Ada \xff\xfe\x80 Morrow, Größe and straße and naïve café and so on élan."), 1, 0},
	} {
		articles, problems := 0, 0
		for _, f := range all(c.name, c.file) {
			if f.Article != nil {
				articles++
				if strings.Contains(f.Article.Text, "alert") {
					t.Errorf("%s lets a script into the text", c.name)
				}
			} else if f.Problem != "" {
				problems++
			}
		}
		if articles != c.articles || problems != c.problems {
			t.Errorf("%s gives %d articles and %d problems, want %d and %d", c.name, articles, problems, c.articles, c.problems)
		}
	}
}

// packedWARC packs records as web archives have them, each a gzip stream of its own.
func packedWARC(t testing.TB, records ...string) string {
	t.Helper()
	var b bytes.Buffer
	for _, record := range records {
		z := gzip.NewWriter(&b)
		if _, err := z.Write([]byte(record)); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func response(address, http string) string {
	return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + address + "\r\nContent-Length: " + strconv.Itoa(len(http)) + "\r\n\r\n" + http + "\r\n\r\n"
}

func TestWebArchivesGiveTheirPages(t *testing.T) {
	html := "<html><head><title>The pier</title></head><body><nav>Home</nav><main><p>" + said + "</p></main></body></html>"
	page := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n" + strconv.FormatInt(int64(len(html)), 16) + "\r\n" + html + "\r\n0\r\n\r\n"
	picture := "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"
	archive := packedWARC(t, "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 2\r\n\r\nhi\r\n\r\n", response("https://post.example/pier", page), response("https://post.example/pier.png", picture), response("https://ads.example/frame", page))
	list := `{"format": "json-pages-1.0", "id": "pages"}` + "\n" + `{"url": "https://post.example/pier", "title": "The pier | Post", "ts": "2025-01-01T00:00:00Z", "text": "Home The pier"}` + "\n" +
		`{"url": "https://post.example/bridge", "title": "The bridge", "ts": "2025-01-01T00:00:00Z", "text": "The bridge is closed, said the engineer Tomas Reyl."}` + "\n"
	found := all("site.wacz", archived(t, "datapackage.json", "{}", "pages/pages.jsonl", list, "archive/data.warc.gz", archive))
	if len(found) != 2 || found[0].Article == nil || found[1].Article == nil {
		t.Fatalf("%+v", found)
	}
	pier, bridge := found[0].Article, found[1].Article
	if pier.Meta.URL != "https://post.example/pier" || pier.Meta.Title != "The pier" || pier.Meta.Published != "" || strings.Contains(pier.Text, "Home") {
		t.Errorf("the page of the archive: %+v %q", pier.Meta, pier.Text)
	}
	if bridge.Meta.Title != "The bridge" || bridge.Meta.Published != "" || !strings.Contains(bridge.Text, "Tomas Reyl") {
		t.Errorf("the page of the list: %+v %q", bridge.Meta, bridge.Text)
	}
	if alone := all("data.warc.gz", []byte(archive)); len(alone) != 2 {
		t.Errorf("the WARC file alone gives %+v", alone)
	}
}

func TestAWorkspaceGivesItsParts(t *testing.T) {
	a, err := article.Parse("pier.txt", []byte(said))
	if err != nil {
		t.Fatal(err)
	}
	file := own.WriteWorkspace([]own.Part{{Kind: own.Document, Name: "pier.txt", Data: own.AppendArticle(nil, "drafts/pier.txt", a)}, {Kind: own.Notes, Name: "filters", Data: []byte("k\nv")}})
	found := all("mine.verbatim", file)
	if len(found) != 2 || found[0].Article == nil || found[0].Name != "drafts/pier.txt" || found[1].Kept == nil {
		t.Errorf("%+v", found)
	}
	file[bytes.Index(file, []byte("pier opens"))] ^= 1
	if found = all("mine.verbatim", file); len(found) != 2 || !strings.Contains(found[0].Problem, "damaged") || found[1].Kept == nil {
		t.Errorf("damaged: %+v", found)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add("a.txt", []byte(said))
	f.Add("a.html", []byte("<article><p>"+said))
	f.Add("a.jsonl", []byte(`{"text": "Nobody came, said Ada Morrow."}`))
	f.Add("a.json", []byte(`[{"text": "Nobody came, said Ada Morrow."}]`))
	f.Add("a.csv", []byte("title,text\nx,y\n"))
	f.Add("a.zip", archived(f, "a.txt", said, "pages/pages.jsonl", "{}"))
	f.Add("a.warc", []byte(response("https://a.example/", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x y z")))
	f.Add("a.wacz", archived(f, "pages/pages.jsonl", `{"url": "https://a.example/", "text": "x"}`, "archive/a.warc", response("https://a.example/", "HTTP/1.1 200 OK\r\n\r\n")))
	f.Add("a.verbatim", own.WriteWorkspace([]own.Part{{Kind: own.Notes, Data: []byte("x")}}))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		r := Open(name, data)
		for n := 0; ; n++ {
			found, ok := r.Next()
			if !ok {
				return
			}
			if n > len(data)+10 {
				t.Fatal("more is found than there is")
			}
			said := 0
			for _, is := range []bool{found.Article != nil, found.Problem != "", found.Kept != nil, found.Left} {
				if is {
					said++
				}
			}
			if said != 1 {
				t.Fatalf("%+v says %d things", found, said)
			}
		}
	})
}
