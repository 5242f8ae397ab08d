package bundle

import "runtime"

// ahead is how many items are read before those in front of them are used up: enough to keep all cores at work. A core that is alone has nothing to wait for.
const (
	ahead      = 256
	aheadAlone = 4
)

// inOrder reads every item, lets make work on it on all cores, and gives what that made to use, in the order of the items and one at a time. It ends with
// the first error, by the order of the items, of reading or using.
func inOrder[T any](items Items, work func(n int, item Item) T, use func(T) error) error {
	type job struct {
		n    int
		item Item
		made chan T
		err  error
	}
	cores, most := runtime.GOMAXPROCS(0), ahead
	if cores == 1 {
		most = aheadAlone
	}
	jobs := make(chan job)
	queue := make(chan job, most)
	stop := make(chan struct{})
	ended := make(chan struct{})
	go func() { // reads, and hands out: Items are for one goroutine
		defer close(ended)
		defer close(queue)
		defer close(jobs)
		for n := range items.Len() {
			item, err := items.Item(n)
			j := job{n, item, make(chan T, 1), err}
			select {
			case queue <- j:
			case <-stop:
				return
			}
			if err != nil {
				return
			}
			jobs <- j
		}
	}()
	for range cores {
		go func() {
			for j := range jobs {
				j.made <- work(j.n, j.item)
			}
		}()
	}
	defer func() { // nobody reads items any more once this has returned
		close(stop)
		<-ended
	}()
	for j := range queue {
		if j.err != nil {
			return j.err
		}
		if err := use(<-j.made); err != nil {
			return err
		}
	}
	return nil
}
