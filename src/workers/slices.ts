/** A task of its own, before timers: not slowed down in nested calls. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel()
    channel.port1.onmessage = () => {
      channel.port1.close()
      resolve()
    }
    channel.port2.postMessage(0)
  })
}

/** Runs work that yields, at most about `slice` ms at a time. Rejects with the signal's reason when that aborts. */
export async function inSlices<T>(work: Generator<void, T>, slice: number, signal?: AbortSignal): Promise<T> {
  for (;;) {
    await nextTask()
    signal?.throwIfAborted()
    const end = performance.now() + slice
    do {
      const step = work.next()
      if (step.done) return step.value
    } while (performance.now() < end)
  }
}
