package correct

import (
	"reflect"
	"strings"
	"testing"

	"verbatim/wasm/cite"
)

var sample = Patch{
	{Quote: cite.Anchor{ID: "harbour/q1a2b3c4d", Exact: "We have no boat: none", Before: "Tolland put it plainly:", After: ", and left"}, Speaker: "Mira Tolland", Role: "head of the ferry", Type: "direct",
		Words: []string{"We have no boat", "none"}},
	{Quote: cite.Anchor{ID: "harbour/q1a2b3c4e", Exact: "Пароход идёт"}, Speaker: Unclear},
	{Quote: cite.Anchor{ID: "harbour/q1a2b3c4f", Exact: "# not a remark"}, Remove: true},
	{People: []string{"M. Tolland", "Tolland"}, Becomes: "Mira Tolland"},
	{People: []string{"Tolland"}, Article: "harbour", Becomes: "Tom Tolland"},
}

func TestAPatchComesBackFromItsFile(t *testing.T) {
	text := sample.Text()
	back, errs := Read("mine.corrections", []byte(text))
	if len(errs) > 0 || !reflect.DeepEqual(back, sample) {
		t.Errorf("%s\ncame back as %+v, %v", text, back, errs)
	}
	if back, errs = Read("", []byte(Patch(nil).Text())); len(errs)+len(back) > 0 {
		t.Errorf("no corrections came back as %+v, %v", back, errs)
	}
	windows := "\ufeff" + strings.ReplaceAll("# by hand\n"+text, "\n", "\r\n")
	if _, errs = Read("x", []byte(windows)); len(errs) == 0 {
		t.Error("a remark before the first line was taken for the first line")
	}
	windows = "\ufeff" + strings.ReplaceAll(text+"\n# the end\n", "\n", "\r\n")
	if back, errs = Read("x", []byte(windows)); len(errs) > 0 || !reflect.DeepEqual(back, sample) {
		t.Errorf("as Windows writes it: %v", errs)
	}
}

func TestWhatIsWrongIsNamedByFileAndLineWithTheRemedyAndTheRestIsRead(t *testing.T) {
	const good = "\n\nquote: a/q2\nexact: yes\nspeaker: Ada Morrow\n"
	for _, c := range []struct{ text, want string }{
		{"verbatim dossier 1\n", "f:1:1: this is no file of corrections: its first line has to be “verbatim corrections 1”"},
		{"verbatim corrections 2\n", "f:1:1: the corrections are of version “2”, and version 1 is read here: reload the page, or build with the version of Verbatim that wrote them"},
		{"verbatim corrections 1\n\nquote: a/q1\nexact: x\nspekaer: Ada" + good, "f:5:1: there is no key “spekaer”: use quote, exact"},
		{"verbatim corrections 1\n\nquote: a/q1\nexact: x\ntype: spoken" + good, "f:5:1: there is no type “spoken”: write direct, indirect or mixed"},
		{"verbatim corrections 1\n\nquote: a/q1\nexact: x\nspeaker" + good, "f:5:1: “speaker” is no key and value: write “key: value”"},
		{"verbatim corrections 1\n\nquote: a/q1\nexact: x\nspeaker:" + good, "f:5:1: “speaker” has no value"},
		{"verbatim corrections 1\n\nquote: a/q1\nexact: x\nremove: no" + good, "f:5:1: “remove” can only be “yes”"},
		{"verbatim corrections 1\n\nquote: a/q1\nexact: x\nspeaker: A\nspeaker: B" + good, "f:6:1: “speaker” stands twice in one correction: put an empty line"},
		{"verbatim corrections 1\n\n\nquote: a\nexact: x\nspeaker: A" + good, "f:4:1: it is not said which quote is corrected"},
		{"verbatim corrections 1\n\nquote: a/q1\nspeaker: A" + good, "f:3:1: the words of the quote are missing"},
		{"verbatim corrections 1\n\nquote: a/q1\nexact: x" + good, "f:3:1: it is not said what is to be corrected"},
		{"verbatim corrections 1\n\nquote: a/q1\nexact: x\nbecomes: x" + good, "f:3:1: a quote and a person are corrected at once"},
		{"verbatim corrections 1\n\nperson: x" + good, "f:3:1: it is not said whom a name stands for"},
		{"verbatim corrections 1\n\nquote: \xff" + good, "f:3:1: the line is not UTF-8: save the file as UTF-8"},
	} {
		p, errs := Read("f", []byte(c.text))
		if len(errs) != 1 || !strings.HasPrefix(errs.Error(), c.want) {
			t.Errorf("%q gives %v, want %q", c.text, errs, c.want)
		}
		if strings.HasSuffix(c.text, good) && (len(p) != 1 || p[0].Speaker != "Ada Morrow") {
			t.Errorf("%q: the good one was read as %+v", c.text, p)
		}
	}
}

func TestACorrectionOfACorrectedQuoteTakesItsPlace(t *testing.T) {
	again := Correction{Quote: cite.Anchor{ID: "harbour/q1a2b3c4d", Exact: "We have"}, Speaker: "Ada Morrow"}
	p := sample.With(again)
	if len(p) != len(sample) || p[0].Speaker != "Ada Morrow" || p[0].Type != "direct" || p[0].Quote != sample[0].Quote || len(p[0].Words) != 2 {
		t.Errorf("%+v", p[0])
	}
	if c, ok := p.Of("harbour/q1a2b3c4d"); !ok || c.Speaker != "Ada Morrow" || sample[0].Speaker != "Mira Tolland" {
		t.Errorf("%+v; before it was %+v", c, sample[0])
	}
	if joined := p.Join(sample); len(joined) != len(sample) || joined[0].Speaker != "Ada Morrow" {
		t.Errorf("joined they are %+v", joined)
	}
	if p = sample.WithoutArticle("harbour"); len(p) != 1 || p[0].Becomes != "Mira Tolland" {
		t.Errorf("without an article they are %+v", p)
	}
	own := sample.With(Correction{Quote: cite.Anchor{ID: "local--x/q1", Exact: "x"}, Remove: true})
	if p = own.WithoutArticle(""); !reflect.DeepEqual(p, sample) {
		t.Errorf("without own articles they are %+v", p)
	}
	if p = sample.Without(1); len(p) != len(sample)-1 || len(sample.Without(99)) != len(sample) {
		t.Errorf("without one they are %+v", p)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(sample.Text()))
	f.Add([]byte("verbatim corrections 1\n\nperson: a\nbecomes: b\nquote: c"))
	f.Fuzz(func(t *testing.T, file []byte) {
		p, errs := Read("f", file)
		for _, e := range errs {
			if e.Line < 1 || e.Message == "" || e.Remedy == "" {
				t.Fatalf("%+v", e)
			}
		}
		back, errs := Read("f", []byte(p.Text()))
		if len(errs) > 0 || len(back) != len(p) || len(p) > 0 && !reflect.DeepEqual(back, p) {
			t.Fatalf("%+v came back as %+v, %v", p, back, errs)
		}
	})
}
