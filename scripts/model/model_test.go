package main

import (
	"math"
	"strings"
	"testing"
)

func TestALawGoesThroughItsPoints(t *testing.T) {
	l := through(100, 30, 10_000, 300)
	for n, want := range map[float64]float64{100: 30, 10_000: 300, 1_000_000: 3000} {
		if got := l.at(n); math.Abs(got-want) > 1e-6*want {
			t.Errorf("at %g: %g, want %g", n, got, want)
		}
	}
	if n := reach(l, 3000); math.Abs(n-1e6) > 1 {
		t.Errorf("3000 is reached at %g", n)
	}
	if flat := through(100, 7, 200, 7); flat.at(1e9) != 7 {
		t.Error("what does not grow must not shrink or grow")
	}
}

// The parts of an archive that were counted are the archive, but for its head; a query reads part of it, and no byte twice.
func TestWhatIsReadIsCountedOnce(t *testing.T) {
	data, err := generated(3, 60)
	if err != nil {
		t.Fatal(err)
	}
	m, err := measure(data)
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for _, bytes := range m.sections {
		sum += bytes
	}
	if sum > m.file || sum < 0.8*m.file {
		t.Errorf("the sections are %g of %g bytes", sum, m.file)
	}
	if len(m.queries) != 6 {
		t.Errorf("%d kinds of query", len(m.queries))
	}
	for kind, bytes := range m.queries {
		if bytes <= 0 || m.requests[kind] < 1 || bytes+m.start > m.file {
			t.Errorf("a %s reads %g bytes in %g requests beyond %g of %g", kind, bytes, m.requests[kind], m.start, m.file)
		}
	}
}

func TestTheModelIsPrintedForArchivesThatDiffer(t *testing.T) {
	var out strings.Builder
	if err := run(&out, "20,60", 1, nil); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"178,000,000", "read for a phrase", "shards", "held whole for facets"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing in\n%s", want, out.String())
		}
	}
	for sizes, want := range map[string]string{"20": "two at least", "20,20": "must differ", "20,some": "no number"} {
		if err := run(&out, sizes, 1, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("-sizes %s: %v, want %q", sizes, err, want)
		}
	}
}
