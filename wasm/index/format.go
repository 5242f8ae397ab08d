// Package index turns the words and facet values of quotes into bytes that answer look-ups.
package index

// Reader answers look-ups from the bytes of an index.
type Reader struct{}
