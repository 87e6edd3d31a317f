// Package ideograph reads the second shapes of Chinese characters as the
// characters that people mean.
//
// In: texts copied from PDFs, whose fonts often name a radical (⽤, U+2F64) or a
// compatibility ideograph (金, U+F90A) for the character (用, 金) that looks the
// same. Out: the plain characters. Sources: Unicode's compatibility
// decompositions, and EquivalentUnifiedIdeograph for radicals that have none.
package ideograph
