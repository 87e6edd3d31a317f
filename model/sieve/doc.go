// Package sieve tells which of many patterns a text could match at all.
//
// In: for each pattern some characters, one of which stands in every text that it
// matches. Out: for a text the patterns that are worth trying, found in one pass.
// Most texts of a document match none of what is looked for, and trying each
// pattern on each would take longer than all else that reads them.
package sieve
