package slim

import (
	"bytes"
	"strings"
	"testing"
)

// TestFamiliesNameWhatIsLinked finds names that another version of Go no longer has.
func TestFamiliesNameWhatIsLinked(t *testing.T) {
	m, err := readMemory(mustFind(t, built(t, "-gcflags=all=-l -d=ssa/loop_rotate/off"), sectionData))
	if err != nil {
		t.Fatal(err)
	}
	table, err := readSymtab(m)
	if err != nil {
		t.Fatal(err)
	}
	for _, family := range families {
		for _, pattern := range family.names {
			only := family.idleFamily
			only.names = []string{pattern}
			if !named(table, &only) {
				t.Errorf("no function is called %s", pattern)
			}
		}
		for _, name := range family.but {
			if !named(table, &idleFamily{names: []string{name}}) {
				t.Errorf("no function is called %s", name)
			}
		}
	}
}

func named(t *symtab, f *idleFamily) bool {
	for _, function := range t.functions {
		if f.has(function.name) {
			return true
		}
	}
	return false
}

func TestIdleFunctionsStayWhenWhatRunsThemIsLinked(t *testing.T) {
	names := []string{"main.main", "runtime.traceLocker.ok", "runtime.traceLocker.GoPark", "runtime.traceback", "runtime.tracebackother", "internal/bisect.New"}
	bodies := func(names ...string) string {
		table := &symtab{}
		for _, name := range names {
			table.functions = append(table.functions, function{name: name})
		}
		idle := table.idle()
		var out []string
		for i, name := range names {
			switch body := idle[i]; {
			case bytes.Equal(body, trap):
				out = append(out, name+" traps")
			case bytes.Equal(body, goBack):
				out = append(out, name+" goes back")
			}
		}
		return strings.Join(out, ", ")
	}
	if got, want := bodies(names...), "runtime.traceLocker.GoPark traps, runtime.traceback goes back, internal/bisect.New traps"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := bodies(append(names, "runtime.StartTrace")...), "runtime.traceback goes back, internal/bisect.New traps"; got != want {
		t.Errorf("with a tracer: got %s, want %s", got, want)
	}
}

func TestCodeIsReplaced(t *testing.T) {
	code := []byte{2, 2, 0, opEnd, 4, 0, opI32Const, 7, opEnd}
	got, err := replaceCode(code, 2, map[int][]byte{1: trap})
	if want := []byte{2, 2, 0, opEnd, 3, 0, 0, opEnd}; err != nil || !bytes.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
	for n := range code {
		if _, err := replaceCode(code[:n], 2, nil); err == nil {
			t.Errorf("cut to %d bytes it is taken", n)
		}
	}
	if _, err := replaceCode(append(code, 0), 2, nil); err == nil {
		t.Error("a byte more is taken")
	}
	if _, err := replaceCode(code, 3, nil); err == nil {
		t.Error("two functions are taken for three")
	}
}
