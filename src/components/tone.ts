/** Status words. The mark and the colour both say it. */
export const TONES = ['ok', 'warn', 'bad', 'info', 'unknown'] as const
export type Tone = (typeof TONES)[number]
