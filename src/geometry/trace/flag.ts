/** What is special about a span. */
export const FLAG = {
  error: 1,
  /** Not in the trace: others name it as their parent. */
  virtual: 1 << 1,
  /** Its parent is not in the trace. */
  orphan: 1 << 2,
  /** It and its parents ran in a circle, which was cut here. */
  cycle: 1 << 3,
  /** Another span claims the same place. */
  duplicate: 1 << 4,
  /** Ends before it starts. */
  negative: 1 << 5,
  /** A time is no number. */
  badTime: 1 << 6,
  /** Starts before the span that called it: the clocks of two hosts differ. */
  early: 1 << 7,
  /** Called from another process. */
  process: 1 << 8,
  /** Called from another thread. */
  thread: 1 << 9,
} as const
