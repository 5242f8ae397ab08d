package slim

import (
	"bytes"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// built builds the program in testdata for js/wasm with flags, and gives its bytes.
func built(t *testing.T, flags ...string) []byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), "program.wasm")
	cmd := exec.Command("go", append(append([]string{"build", "-trimpath", "-ldflags=-s -w", "-o", out}, flags...), "./testdata/program")...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	if message, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build program: %v\n%s", err, message)
	}
	program, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// ran runs a program in Node and gives what it printed, its first line of complaint, and its exit code.
func ran(t *testing.T, program []byte, args ...string) (out, complaint string, exit int) {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "program.wasm")
	if err := os.WriteFile(file, program, 0o644); err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	cmd := exec.Command("node", append([]string{"--stack-size=8192", script, file}, args...)...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	complaint, _, _ = strings.Cut(stderr.String(), "\n")
	return stdout.String(), complaint, cmd.ProcessState.ExitCode()
}

func TestSlimmedProgramsDoTheSame(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("no node here")
	}
	for name, flags := range map[string][]string{"inlined": nil, "as the page": {"-gcflags=all=-l -d=ssa/loop_rotate/off"}} {
		t.Run(name, func(t *testing.T) {
			program := built(t, flags...)
			slimmed, err := Program(program)
			if err != nil {
				t.Fatal(err)
			}
			if less := len(program) - len(slimmed); less < len(program)/20 {
				t.Errorf("only %d of %d bytes less", less, len(program))
			}
			for _, how := range []string{"", "panic", "deadlock", "exit", "goexit", "fatal"} {
				args := strings.Fields(how)
				out, complaint, exit := ran(t, program, args...)
				gotOut, gotComplaint, gotExit := ran(t, slimmed, args...)
				if gotOut != out || gotComplaint != complaint || gotExit != exit {
					t.Errorf("%q: got\n%s%s\nexit %d\nwant\n%s%s\nexit %d", how, gotOut, gotComplaint, gotExit, out, complaint, exit)
				}
				if how == "" && (exit != 0 || strings.Count(out, "\n") != 19) {
					t.Errorf("the program itself failed, exit %d:\n%s%s", exit, out, complaint)
				}
			}
		})
	}
}

// tinyModule is a module laid out as Go's linker does, of two functions.
func tinyModule() []byte {
	m := make(memory, 2048)
	put := func(at int, words ...int) {
		for i, w := range words {
			binary.LittleEndian.PutUint64(m[at+8*i:], uint64(w))
		}
	}
	const header, names, units, files, tables, records, buckets, module = 64, 136, 176, 192, 208, 256, 416, 1024
	m.setU32(header, headerMagic)
	m.setU32(header+4, headerMark)
	put(header+8, 2, 1, 0, names-header, units-header, files-header, tables-header, records-header)
	copy(m[names:], "runtime.one\x00tiny.(*T).two\x00")
	copy(m[files:], "tiny.go\x00")
	copy(m[tables+1:], "\x02\x08\x00"+"\x00\x08\x00"+"\x06\x04\x05\x04\x00")
	for i, f := range [][]int{
		{4096, 0, 8, 0, 1, 4, 7, 1, 0, 3, 1 << 24, 4, 16},
		{4097, 12, 16, 2, 7, 4, 1, 0, 0, 5, 6 << 24, 0, 8, noData, noData, noData, 24},
	} {
		at := 24 + 56*i
		m.setU32(records+8*i, uint32(4096+i))
		m.setU32(records+8*i+4, uint32(at))
		for j, w := range f {
			m.setU32(records+at+4*j, uint32(w))
		}
	}
	m.setU32(records+16, 4098)
	for i := range 17 {
		m.setU32(buckets+20*i, uint32(i/16))
	}
	put(module, header, names, 32, 32, units, 4, 4, files, 16, 16, tables, 48, 48, records, 152, 152, records, 3, 3, buckets, 4096<<16, 4097<<16+4, 0, 32)
	put(module+8*41, buckets+17*4+16*16+1)
	m[len(m)-1] = 1 // data of the program
	return appendModule(nil, []section{
		{sectionCustom, []byte("\x04tiny")},
		{sectionType, []byte{1, typeFunc, 1, typeI32, 1, typeI32}},
		{sectionImport, []byte("\x01\x04gojs\x03out\x00\x00")},
		{sectionFunction, []byte{2, 0, 0}},
		{sectionMemory, []byte{1, 0, 1}},
		{sectionCode, []byte{2, 4, 0, 0x41, 0, opEnd, 4, 0, 0x41, 0, opEnd}},
		{sectionData, m.segments(8)},
	})
}

func TestTinyModuleKeepsWhatTheRuntimeReads(t *testing.T) {
	slimmed, err := Program(tinyModule())
	if err != nil {
		t.Fatal(err)
	}
	sections, err := parseModule(slimmed)
	if err != nil {
		t.Fatal(err)
	}
	data, _ := find(sections, sectionData)
	m, err := readMemory(data.body)
	if err != nil {
		t.Fatal(err)
	}
	before, err := readMemory(mustFind(t, tinyModule(), sectionData))
	if err != nil {
		t.Fatal(err)
	}
	was, err := readSymtab(before)
	if err != nil {
		t.Fatal(err)
	}
	was.layout().unpack(m)
	now, err := readSymtab(m)
	if err != nil {
		t.Fatal(err)
	}
	one, two := now.functions[0], now.functions[1]
	if one.name != "runtime." || two.name != ".(*T).method" {
		t.Errorf("names %q, %q", one.name, two.name)
	}
	if table, _ := now.table(m, two.words[wordSP]); string(table) != "\x06\x04\x05\x04\x00" {
		t.Errorf("table of stack depths %q", table)
	}
	if two.words[wordLine] != 0 || two.funcData()[5] != noData || two.funcData()[1] != 8 || one.pcData()[0] == 0 {
		t.Errorf("words %v, %v", one.words, two.words)
	}
	if start := mustFind(t, slimmed, sectionStart); string(start) != "\x03" {
		t.Errorf("start function %v", start)
	}
}

func mustFind(t *testing.T, program []byte, id byte) []byte {
	t.Helper()
	sections, err := parseModule(program)
	if err != nil {
		t.Fatal(err)
	}
	s, err := find(sections, id)
	if err != nil {
		t.Fatal(err)
	}
	return s.body
}

// TestUnknownLayoutsAreRefused changes one thing at a time.
func TestUnknownLayoutsAreRefused(t *testing.T) {
	whole := tinyModule()
	for n := range whole {
		if slimmed, err := Program(whole[:n]); err == nil {
			t.Fatalf("cut to %d bytes it gives %d bytes", n, len(slimmed))
		}
	}
	for _, c := range []struct {
		what  string
		word  int // address
		value uint32
		want  string
	}{
		{"another version's magic", 64, headerMagic - 1, "find pcheader: there is none"},
		{"two headers", 1400, headerMagic, "find pcheader: there are two"},
		{"more functions", 64 + 8, 3, "find table of functions"},
		{"names elsewhere", 1024 + 8, 137, "find moduledata"},
		{"a longer pctab", 1024 + 8*11, 49, "find pctab"},
		{"no text to 65536", 1024 + 8*20, 4096<<16 + 1, "read range of program counters"},
		{"a longer findfunctab", 1024 + 8*41, 742, "find findfunctab"},
		{"functions out of order", 256 + 8, 4099, "read function 1: it does not follow"},
		{"a gap between records", 256 + 12, 88, "read function 1: it does not follow"},
		{"an entry elsewhere", 256 + 24, 4097, "read function 0: it begins elsewhere"},
		{"too many lists", 256 + 24 + 28, 100, "read function 0: record of"},
		{"a name beyond", 256 + 24 + 4, 33, "read function 0: name at 33"},
		{"a table beyond", 256 + 24 + 16, 48, "read function 0: table at 48"},
		{"another end", 256 + 16, 4099, "read end of functions"},
		{"another bucket", 416 + 20, 1, "its memory differs"},
	} {
		sections, err := parseModule(whole)
		if err != nil {
			t.Fatal(err)
		}
		data, err := find(sections, sectionData)
		if err != nil {
			t.Fatal(err)
		}
		m, err := readMemory(data.body)
		if err != nil {
			t.Fatal(err)
		}
		m.setU32(c.word, c.value)
		if c.what == "two headers" {
			m.setU32(c.word+4, headerMark)
		}
		data.body = m.segments(8)
		if _, err := Program(appendModule(nil, sections)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.what, err, c.want)
		}
	}
}

func TestSlimmedProgramsAreRefused(t *testing.T) {
	slimmed, err := Program(tinyModule())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Program(slimmed); err == nil {
		t.Error("slimmed twice")
	}
}

func TestNumbersComeBack(t *testing.T) {
	for _, v := range []int{0, 1, -1, 63, 64, -64, -65, 127, 128, 1 << 20, 1<<31 - 1, -1 << 31} {
		r := reader{appendSint(nil, v)}
		if got, err := r.sint(); err != nil || got != v || len(r.rest) != 0 {
			t.Errorf("%d comes back as %d, %v", v, got, err)
		}
	}
}

func TestSegmentsComeBack(t *testing.T) {
	m := make(memory, 5000)
	for i := range m {
		if i%1000 < i/1000*100 && i%7 > 2 {
			m[i] = byte(i)
		}
	}
	m[len(m)-1] = 1
	for _, least := range []int{1, 4, 8, 256, 5000} {
		got, err := readMemory(m.segments(least))
		if err != nil || !bytes.Equal(got, m) {
			t.Errorf("gap %d: memory of %d bytes, %v", least, len(got), err)
		}
	}
	if n := len(m.segments(256)); n >= len(m) {
		t.Errorf("%d bytes of segments for %d, of which many are zeros", n, len(m))
	}
}

func FuzzProgram(f *testing.F) {
	whole := tinyModule()
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte("\x00asm\x01\x00\x00\x00\x0b\x01\x00"))
	f.Fuzz(func(t *testing.T, program []byte) {
		slimmed, err := Program(program)
		if err != nil {
			return
		}
		if _, err := parseModule(slimmed); err != nil {
			t.Error(err)
		}
	})
}
