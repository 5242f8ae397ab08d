package bundle

import (
	"runtime"
	"sync"
)

// How many items are worked at a stretch, so that the cores seldom wait for one another, and how many stretches before those in front of them are used up:
// enough to keep all cores at work. A core that is alone has nothing to wait for.
const (
	stretch    = 16
	ahead      = 16
	aheadAlone = 4 // of one item each
)

// outcome is what was made of an item, or why nothing.
type outcome[T any] struct {
	made T
	err  error
}

// inOrder reads every item and lets make work on it, on all cores, and gives what that made to use, in the order of the items and one at a time. It ends with
// the first error, by the order of the items, of reading or using, and when nobody reads items any more.
func inOrder[T any](items Items, work func(n int, item Item) T, use func(T) error) error {
	type job struct {
		from, to int
		done     chan []outcome[T]
	}
	cores, length, most := runtime.GOMAXPROCS(0), stretch, ahead
	if cores == 1 {
		length, most = 1, aheadAlone
	}
	jobs := make(chan job)
	queue := make(chan job, most)
	stop := make(chan struct{})
	var wait sync.WaitGroup
	defer wait.Wait()
	defer close(stop)
	wait.Go(func() { // hands out
		defer close(queue)
		defer close(jobs)
		for from := 0; from < items.Len(); from += length {
			j := job{from, min(from+length, items.Len()), make(chan []outcome[T], 1)}
			select {
			case queue <- j:
			case <-stop:
				return
			}
			jobs <- j
		}
	})
	for range cores {
		wait.Go(func() {
			for j := range jobs {
				all := make([]outcome[T], 0, j.to-j.from)
				for n := j.from; n < j.to; n++ {
					var o outcome[T]
					item, err := items.Item(n)
					if o.err = err; err == nil {
						o.made = work(n, item)
					}
					all = append(all, o)
				}
				j.done <- all
			}
		})
	}
	for j := range queue {
		for _, o := range <-j.done {
			if o.err != nil {
				return o.err
			}
			if err := use(o.made); err != nil {
				return err
			}
		}
	}
	return nil
}
