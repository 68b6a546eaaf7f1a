/** Signs as wide as two Latin letters: Han, Kana, Hangul, and the full-width forms beside them. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/gu

/** How wide a text is, in Latin letters. */
export const lettersOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0)
