// Command program asks of the runtime what reads tables about functions: growing stacks, collecting garbage, panics, deferred calls, goroutines. With an
// argument it ends in the way the argument says.
package main

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"sort"
	"strings"
	"sync"
	"time"
)

func main() {
	if len(os.Args) > 1 {
		end(os.Args[1])
		return
	}
	fmt.Println("deep", deep(4_000, &node{}))
	fmt.Println("garbage", garbage())
	fmt.Println("goroutines", goroutines())
	fmt.Println("deferred", deferred())
	fmt.Println("again", again())
	for _, f := range []func(){nilPointer, outOfRange, slice, divide, assertion, nilMap, closed, custom, wrapped, nilMethod, exits} {
		fmt.Println("recovered", recovered(f))
	}
	fmt.Println("reflected", reflected())
	fmt.Println("cleaned", cleaned())
	fmt.Println("running", runtime.NumGoroutine())
}

func end(how string) {
	switch how {
	case "panic":
		panic("the end")
	case "deadlock":
		<-make(chan int)
	case "exit":
		defer fmt.Println("not printed")
		os.Exit(7)
	case "goexit":
		runtime.Goexit()
	case "fatal":
		var mu sync.Mutex
		mu.Unlock()
	}
}

type node struct {
	next  *node
	value [4]int
}

// deep grows the stack, with pointers into it that must be moved along.
func deep(n int, last *node) int {
	here := node{next: last}
	if n == 0 {
		runtime.GC()
		count := 0
		for at := &here; at != nil; at = at.next {
			count++
		}
		return count
	}
	here.value[n%4] = n
	return deep(n-1, &here) + here.value[n%4] - n
}

// garbage keeps trees alive on the stack and in maps while much is thrown away.
func garbage() string {
	kept := map[string]*node{}
	for i := range 20_000 {
		key := fmt.Sprint("key", i%500)
		kept[key] = &node{next: kept[fmt.Sprint("key", i%7)], value: [4]int{i}}
		if i%9 == 0 {
			kept[key].next = nil
		}
		_ = make([]*node, 50)
	}
	runtime.GC()
	var keys []string
	sum := 0
	for key, n := range kept {
		keys = append(keys, key)
		for ; n != nil; n = n.next {
			sum += n.value[0]
		}
	}
	sort.Strings(keys)
	return fmt.Sprint(len(keys), keys[:2], sum)
}

func goroutines() int {
	in, out := make(chan *node), make(chan int)
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			for n := range in {
				out <- deep(n.value[0]%300, n)
				runtime.Gosched()
			}
		})
	}
	go func() {
		for i := range 1000 {
			in <- &node{value: [4]int{i}}
			if i%100 == 0 {
				runtime.GC()
				time.Sleep(time.Microsecond)
			}
		}
		close(in)
		wg.Wait()
		close(out)
	}()
	sum := 0
	for n := range out {
		sum += n
	}
	return sum
}

func deferred() (said string) {
	for i := range 3 {
		defer func() { said += fmt.Sprint(" looped ", i) }()
	}
	defer func() {
		said += fmt.Sprint(" outer ", recover())
	}()
	defer func() {
		defer func() { said += fmt.Sprint(" inner ", recover()) }()
		panic("second")
	}()
	if len(said) == 0 {
		defer func() { said += " open" }()
	}
	panic("first")
}

// again recovers many times, at all depths, and goes on.
func again() int {
	var at func(n int) int
	at = func(n int) (sum int) {
		defer func() {
			if e := recover(); e != nil {
				sum = e.(int)
			}
		}()
		if n%2 == 0 {
			panic(n)
		}
		if n > 500 {
			return n
		}
		return at(n+1) + at(n+2)
	}
	sum := 0
	for i := range 100 {
		sum += at(i)
	}
	return sum
}

func recovered(f func()) (said string) {
	done := make(chan string)
	go func() {
		ended := false
		defer func() {
			switch e := recover().(type) {
			case runtime.Error:
				said = "runtime error: " + strings.TrimPrefix(e.Error(), "runtime error: ")
			default:
				said = fmt.Sprint(e, " ", ended)
			}
			done <- said
		}()
		f()
		ended = true
	}()
	return <-done
}

var (
	none   *node
	seven  = 7
	zero   int
	few        = []int{1, 2, 3}
	stored any = "text"
)

func nilPointer() { fmt.Println(none.value[2]) }

func outOfRange() { fmt.Println(few[seven]) }

func slice() { fmt.Println(few[seven:2]) }

func divide() { fmt.Println(seven / zero) }

func assertion() { fmt.Println(stored.(fmt.Stringer)) }

func nilMap() {
	var m map[string]int
	m["a"] = 1
}

func closed() {
	c := make(chan int)
	close(c)
	close(c)
}

func custom() { panic(errors.New("of its own")) }

func wrapped() {
	defer func() { panic(fmt.Errorf("wrapped: %v", recover())) }()
	outOfRange()
}

func exits() { runtime.Goexit() }

type named struct{ a, b int }

func (n named) String() string { return fmt.Sprint(n.a, n.b) }

// nilMethod calls a method of a value through a nil pointer. What it says names no method once names are gone.
func nilMethod() {
	defer func() {
		said := recover().(error).Error()
		panic(fmt.Sprint(strings.HasPrefix(said, "value method "), strings.HasSuffix(said, " pointer")))
	}()
	var n *named
	var s fmt.Stringer = n
	fmt.Println(len(s.String()))
}

// reflected has functions that reflect makes, and method values, on the stack while it is moved and scanned.
func reflected() string {
	typ := reflect.TypeFor[func(*node, int, string) (string, *node)]()
	made := reflect.MakeFunc(typ, func(args []reflect.Value) []reflect.Value {
		runtime.GC()
		deep(2000, args[0].Interface().(*node))
		said := fmt.Sprint(args[0].Interface().(*node).value, args[1].Int(), args[2].String())
		return []reflect.Value{reflect.ValueOf(said), args[0]}
	}).Interface().(func(*node, int, string) (string, *node))
	said, n := made(&node{value: [4]int{1, 2, 3, 4}}, 5, strings.Repeat("six", 2))
	method := reflect.ValueOf(named{7, 8}).MethodByName("String").Interface().(func() string)
	return fmt.Sprint(said, n.value[3], " ", method(), " ", reflect.ValueOf(deep).Call([]reflect.Value{reflect.ValueOf(2000), reflect.ValueOf(n)})[0].Int())
}

func cleaned() bool {
	done := make(chan bool, 2)
	func() {
		n, o := &node{}, &node{}
		runtime.SetFinalizer(n, func(*node) { deep(1000, nil); done <- true })
		runtime.AddCleanup(o, func(int) { done <- true }, 1)
	}()
	for range 2 {
		for len(done) == 0 {
			runtime.GC()
			time.Sleep(time.Millisecond)
		}
		<-done
	}
	return true
}
