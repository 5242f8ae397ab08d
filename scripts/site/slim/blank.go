package slim

import (
	"errors"
	"strings"
)

// Kinds of function data that only tracebacks read, for the arguments of calls (internal/abi/symtab.go).
var argumentData = []int{5, 6}

const noData = 1<<32 - 1

// keptName gives what the runtime needs of a function's name for other things than tracebacks:
//
//   - goroutines that start in a function named "runtime." are the system's (runtime/traceback.go, isSystemGoroutine);
//   - two functions of reflect take their arguments' layout from their callers (runtime/stkframe.go, argMapInternal);
//   - a call through a nil pointer to a method of a value panics with the method's name, and ends the program if there are no parentheses in it
//     (runtime/error.go, panicwrap).
//
// All of these share one name each; the others have none.
func keptName(name string) string {
	kept := ""
	switch name {
	case "reflect.makeFuncStub", "reflect.methodValueCall":
		return name
	}
	if strings.HasPrefix(name, "runtime.") {
		kept = "runtime."
	}
	if strings.Contains(name, ".(*") {
		kept = strings.TrimSuffix(kept, ".") + ".(*T).method"
	}
	return kept
}

// blank removes what only tracebacks read: names, files, lines, and the arguments' layout. What stays of the tables by program counter moves together, so
// that zeros follow.
func (t *symtab) blank(m memory) error {
	old := memory(append([]byte(nil), m...))
	for _, s := range []span{t.names, t.units, t.files, t.tables} {
		clear(m[s.from:s.to])
	}
	names := pool{to: m[t.names.from:t.names.to], at: map[string]uint32{"": 0}}
	tables := pool{to: m[t.tables.from:t.tables.to], at: map[string]uint32{}}
	for _, f := range t.functions {
		w := f.words
		w[wordFile], w[wordLine], w[wordUnit], w[wordStartLine] = 0, 0, 0, 0
		kept := keptName(f.name)
		if kept != "" {
			kept += "\x00"
		}
		w[wordName] = names.put([]byte(kept))
		for _, kind := range argumentData {
			if data := f.funcData(); kind < len(data) {
				data[kind] = noData
			}
		}
	}
	for kind := range maxTables {
		for _, f := range t.functions {
			if offset := f.table(kind); offset != nil && *offset != 0 {
				data, err := t.table(old, *offset)
				if err != nil {
					return err
				}
				*offset = tables.put(data)
			}
		}
	}
	if names.full || tables.full {
		return errors.New("blank tables: what stays takes more room")
	}
	for _, f := range t.functions {
		for i, w := range f.words {
			m.setU32(f.at+4+4*i, w)
		}
	}
	return nil
}

// maxTables is more tables than a function has that are kept.
const maxTables = 65

// table gives the place for the offset of a table that stays, nil if there is none: kind 0 is that of the stack's depth, the others are numbered from 1.
func (f *function) table(kind int) *uint32 {
	if kind == 0 {
		return &f.words[wordSP]
	}
	if data := f.pcData(); kind <= len(data) {
		return &data[kind-1]
	}
	return nil
}

// pool puts byte strings behind each other from the second byte of to on, and equal ones in one place.
type pool struct {
	to   []byte
	at   map[string]uint32
	used int
	full bool
}

func (p *pool) put(data []byte) uint32 {
	if at, ok := p.at[string(data)]; ok {
		return at
	}
	at := p.used + 1
	if at+len(data) > len(p.to) {
		p.full = true
		return 0
	}
	copy(p.to[at:], data)
	p.used += len(data)
	p.at[string(data)] = uint32(at)
	return uint32(at)
}
