package slim

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"
)

// idleFamily is a part of the runtime that a program links because something names it, and that cannot run in a page.
type idleFamily struct {
	names  []string // of functions; one that ends in * stands for all that begin so
	but    []string // of functions among these that stay
	unless string   // a function that sets the family to work: when it is linked, all of the family stay
}

// families are told by functions' names. Those of quiet families are called on the way to the end of a program that has failed, or to check what the compiler
// has made; they return at once. All others trap if they are called after all.
var families = []struct {
	idleFamily
	quiet bool
}{
	// What a tracer, a reader of metrics or a profiler would ask for. The scheduler and the heap only call it when one of them runs.
	{idleFamily: idleFamily{unless: "runtime.StartTrace", names: []string{
		"runtime.traceAdvance*", "runtime.traceStack", "runtime.traceReadCPU*", "runtime.traceRegisterLabelsAndReasons", "runtime.traceSyncBatch*", "runtime.traceStopReadCPU*",
		"runtime.traceThreadDestroy*", "runtime.traceLocker.*", "runtime.traceWriter.*", "runtime.traceEventWriter.*", "runtime.traceBufFlush*", "runtime.traceCPUFlush*",
		"runtime.traceSpanTypeAndClass", "runtime.traceCompressStackSize", "runtime.makeTraceFrame*", "runtime.(*traceMap).*", "runtime.(*traceRegionAlloc).*", "runtime.(*traceStackTable).*",
		"runtime.(*traceStringTable).*", "runtime.(*traceTypeTable).*", "runtime.(*traceBuf).*", "runtime.(*traceBufQueue).*", "runtime.fpunwindExpand*", "runtime.fpTracebackPartialExpand*",
		"runtime.dumpStacksRec*", "runtime.dumpTypesRec*",
	}, but: []string{"runtime.traceLocker.ok"}}},
	{idleFamily: idleFamily{unless: "runtime.readMetrics", names: []string{
		"runtime.initMetrics*", "runtime.(*metricValue).*", "runtime.timeHistogramMetricsBuckets", "runtime.(*timeHistogram).write", "runtime.compute0", "runtime.nsToSec",
	}}},
	{idleFamily: idleFamily{unless: "runtime.MemProfile", names: []string{"runtime.stkbucket", "runtime.newBucket", "runtime.(*bucket).*", "runtime.mProf_Free", "runtime.setprofilebucket"}}},
	{idleFamily: idleFamily{unless: "runtime.SetBlockProfileRate", names: []string{"runtime.blockevent", "runtime.saveblockevent", "runtime.saveBlockEventStack"}}},
	{idleFamily: idleFamily{unless: "runtime.SetCPUProfileRate", names: []string{"runtime.(*profBuf).*"}}},
	{idleFamily: idleFamily{unless: "runtime.GoroutineProfile", names: []string{"runtime.doRecordGoroutineProfile*", "runtime.tryRecordGoroutineProfile*", "runtime.saveg*"}}},
	// What the environment variable GODEBUG asks for: a page has no environment.
	{idleFamily: idleFamily{names: []string{
		"internal/bisect.*", "runtime.schedtrace*", "runtime.printScavTrace", "runtime.setCheckmark", "runtime.getCheckmark", "runtime.runCheckmark*", "runtime.startCheckmarks*", "runtime.endCheckmarks*",
		"runtime.checkFinalizersAndCleanups*", "runtime.setCleanupContext", "runtime.clearCleanupContext", "runtime.fmtNSAsMS",
	}}},
	{idleFamily: idleFamily{unless: "internal/synctest.Run", names: []string{"runtime.(*synctestBubble).*"}}},
	// Threads, calls of C and plugins: there is one thread, and one module of nothing but Go.
	{idleFamily: idleFamily{names: []string{
		"runtime.startm", "runtime.handoffp", "runtime.allocm", "runtime.allocm.*", "runtime.newm", "runtime.newm1", "runtime.stoplockedm", "runtime.startlockedm", "runtime.mexit*", "runtime.oneNewExtraM*",
		"runtime.typesEqual", "runtime.newextram", "runtime.addExtraM", "runtime.lockextra*", "runtime.cgocall*", "runtime.entersyscall*", "runtime.reentersyscall*", "runtime.exitsyscall*",
	}}},
	// The traceback: it would name no function any more.
	{quiet: true, idleFamily: idleFamily{unless: "runtime.Stack", names: []string{
		"runtime.traceback", "runtime.traceback1", "runtime.tracebackothers", "runtime.tracebacksomeothers", "runtime.tracebackHexdump", "runtime.hexdumpWords", "runtime.goroutineheader",
		"runtime.printcreatedby", "runtime.printcreatedby1", "runtime.dumpgstatus",
	}}},
	{idleFamily: idleFamily{unless: "runtime.Stack", names: []string{
		"runtime.traceback1.*", "runtime.traceback2*", "runtime.tracebacksomeothers.*", "runtime.tracebackothers.*", "runtime.tracebackHexdump.*", "runtime.hexdumpWords.*", "runtime.hexdumpMarker.*", "runtime.(*hexdumper).*", "runtime.printArgs*",
		"runtime.printAncestor*", "runtime.printOneCgoTraceback", "runtime.printCgoTraceback*", "runtime.showframe", "runtime.showfuncinfo", "runtime.printFuncName", "runtime.elideWrapperCalling",
	}}},
	{quiet: true, idleFamily: idleFamily{names: []string{"runtime.check", "runtime.testAtomic64", "runtime.moduledataverify", "runtime.moduledataverify1", "runtime.printanycustomtype", "runtime.gcDumpObject"}}},
}

// Bodies of functions, as the compiler makes them: a return takes the address of the call off Go's stack, and says that the goroutine goes on.
var (
	trap   = []byte{0, 0x00, opEnd}
	goBack = []byte{1, 1, typeI32, 0x23, 0, 0x21, 1, opLocalGet, 1, opI32Const, 8, opAdd, 0x22, 1, 0x24, 0, opI32Const, 0, 0x0f, opEnd}
)

// idle gives, for the functions that stay out, the bodies that they get.
func (t *symtab) idle() map[int][]byte {
	linked := map[string]bool{}
	for _, f := range t.functions {
		linked[f.name] = true
	}
	bodies := map[int][]byte{}
	for _, family := range families {
		if linked[family.unless] {
			continue
		}
		for i, f := range t.functions {
			if !family.has(f.name) {
				continue
			}
			bodies[i] = trap
			if family.quiet {
				bodies[i] = goBack
			}
		}
	}
	return bodies
}

func (f *idleFamily) has(name string) bool {
	return slices.ContainsFunc(f.names, func(pattern string) bool {
		start, open := strings.CutSuffix(pattern, "*")
		return name == pattern || open && strings.HasPrefix(name, start)
	}) && !slices.Contains(f.but, name)
}

// replaceCode gives a code section in which the functions with the indices of bodies have those. The linker writes the code in the order of the table of functions.
func replaceCode(code []byte, count int, bodies map[int][]byte) ([]byte, error) {
	r := reader{code}
	n, err := r.uint()
	if err != nil {
		return nil, err
	}
	if n != count {
		return nil, errors.New("there are more functions than in the table, or less")
	}
	out := binary.AppendUvarint(make([]byte, 0, len(code)), uint64(n))
	for i := range n {
		body, err := r.sized()
		if err != nil {
			return nil, err
		}
		if instead, ok := bodies[i]; ok {
			body = instead
		}
		out = binary.AppendUvarint(out, uint64(len(body)))
		out = append(out, body...)
	}
	if len(r.rest) > 0 {
		return nil, errors.New("bytes follow the last function")
	}
	return out, nil
}

// forget takes away what the runtime would read of idle functions: how deep their stack is where, and what lies on it.
func (t *symtab) forget(bodies map[int][]byte) {
	for i := range bodies {
		f := &t.functions[i]
		f.words[wordSP] = 0
		clear(f.pcData())
		for k := range f.funcData() {
			f.funcData()[k] = noData
		}
	}
}
