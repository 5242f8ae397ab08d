// Package slim turns a program that Go has linked for js/wasm into one that does the same and is smaller to send: parts of the runtime that cannot run in a page
// lose their code, the tables about functions go without what only tracebacks read, and those that follow from others are made when the program is instantiated.
//
// It knows the layout of Go 1.26 and checks it, down to every function's record. It refuses what it does not know, and what it makes it reads again and
// compares.
package slim

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
)

// gap is the least run of zeros, in bytes, for which the data section begins a new segment. Go's linker has 8, which makes the smallest file; but the
// heads of 70,000 segments are in brotli's way.
const gap = 256

// Program gives the smaller program. Its functions panic, recover, and are interrupted as before, but a traceback names none of them.
func Program(program []byte) ([]byte, error) {
	sections, err := parseModule(program)
	if err != nil {
		return nil, fmt.Errorf("read module: %w", err)
	}
	data, err := find(sections, sectionData)
	if err != nil {
		return nil, fmt.Errorf("read module: %w", err)
	}
	before, err := readMemory(data.body)
	if err != nil {
		return nil, fmt.Errorf("read data: %w", err)
	}
	t, err := readSymtab(before)
	if err != nil {
		return nil, err
	}
	idle := t.idle()
	code, err := find(sections, sectionCode)
	if err != nil {
		return nil, fmt.Errorf("read module: %w", err)
	}
	if code.body, err = replaceCode(code.body, len(t.functions), idle); err != nil {
		return nil, fmt.Errorf("replace idle code: %w", err)
	}
	t.forget(idle)
	after := slices.Clone(before)
	if err := t.blank(after); err != nil {
		return nil, err
	}
	if err := compare(before, after, idle); err != nil {
		return nil, fmt.Errorf("compare tables: %w", err)
	}
	packed, err := t.pack(after)
	if err != nil {
		return nil, err
	}
	data.body = packed.segments(gap)
	sections, err = addStart(sections, t.layout().startFunction())
	if err != nil {
		return nil, err
	}
	slimmed := appendModule(nil, withoutCustom(sections))
	if err := verify(slimmed, after, t.layout()); err != nil {
		return nil, fmt.Errorf("verify slimmed program: %w", err)
	}
	return slimmed, nil
}

// withoutCustom leaves out custom sections: who made the program, and the id of its build.
func withoutCustom(sections []section) []section {
	return slices.DeleteFunc(sections, func(s section) bool { return s.id == sectionCustom })
}

// verify reads a slimmed program, and tells whether its memory, after the start function, is as wanted.
func verify(program []byte, want memory, l layout) error {
	sections, err := parseModule(program)
	if err != nil {
		return err
	}
	data, err := find(sections, sectionData)
	if err != nil {
		return err
	}
	got, err := readMemory(data.body)
	if err != nil {
		return err
	}
	if len(got) > len(want) {
		return errors.New("it fills more memory")
	}
	got = append(got, make(memory, len(want)-len(got))...)
	l.unpack(got)
	if !bytes.Equal(got, want) {
		return errors.New("its memory differs")
	}
	return nil
}

// compare tells whether two memories hold the same, but for what only tracebacks read and what is known of idle functions. All that the runtime reads of a
// function for other ends, it finds by the tables of either.
func compare(before, after memory, idle map[int][]byte) error {
	b, err := readSymtab(before)
	if err != nil {
		return err
	}
	b.forget(idle)
	a, err := readSymtab(after)
	if err != nil {
		return err
	}
	at := 0
	for _, s := range []span{b.names, b.units, b.files, b.tables, b.records} { // in the order of addresses
		if !bytes.Equal(before[at:s.from], after[at:s.from]) {
			return fmt.Errorf("bytes before %d differ", s.from)
		}
		at = s.to
	}
	if !bytes.Equal(before[at:], after[at:]) {
		return fmt.Errorf("bytes from %d on differ", at)
	}
	for i := range b.functions {
		if err := compareFunctions(b, a, before, after, i); err != nil {
			return fmt.Errorf("function %d: %w", i, err)
		}
	}
	return nil
}

func compareFunctions(b, a *symtab, before, after memory, i int) error {
	old, now := b.functions[i], a.functions[i]
	if keptName(old.name) != now.name {
		return errors.New("name")
	}
	if old.at != now.at || old.size != now.size || len(old.words) != len(now.words) {
		return errors.New("place")
	}
	for w := range wordLists {
		switch w {
		case wordName, wordSP, wordFile, wordLine, wordUnit, wordStartLine:
		default:
			if old.words[w] != now.words[w] {
				return fmt.Errorf("word %d", w)
			}
		}
	}
	for kind := range len(old.pcData()) + 1 {
		x, errX := b.table(before, *old.table(kind))
		y, errY := a.table(after, *now.table(kind))
		if errX != nil || errY != nil || !bytes.Equal(x, y) {
			return fmt.Errorf("table %d", kind)
		}
	}
	for kind, data := range old.funcData() {
		if data != now.funcData()[kind] && !slices.Contains(argumentData, kind) {
			return fmt.Errorf("data %d", kind)
		}
	}
	return nil
}
