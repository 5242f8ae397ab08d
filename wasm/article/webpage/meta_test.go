package webpage

import (
	"testing"

	"verbatim/wasm/article"
)

func TestPageSaysItsLicenseAndThatItIsASample(t *testing.T) {
	const body = "<article><p>The ferry is late again, and nobody minds.</p></article>"
	for _, c := range []struct {
		head, license string
		sample        bool
	}{
		{`<meta name="dc.rights" content="CC0-1.0"><meta name="sample" content="true">`, "CC0-1.0", true},
		{`<meta name="DCTERMS.license" content="CC BY 4.0"><meta name="sample" content="false">`, "CC BY 4.0", false},
		{`<meta name="description" content="A sample">`, "", false},
	} {
		a, err := article.Parse("ferry.html", []byte("<html><head>"+c.head+"</head><body>"+body+"</body></html>"), Format)
		if err != nil {
			t.Fatal(err)
		}
		if a.Meta.License != c.license || a.Meta.Sample != c.sample {
			t.Errorf("%s gave license %q and sample %v, want %q and %v", c.head, a.Meta.License, a.Meta.Sample, c.license, c.sample)
		}
	}
}
