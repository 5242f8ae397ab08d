// words.mjs splits a text into the words that all engines are given: letters and digits, in lower case, without accents.
export const words = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
