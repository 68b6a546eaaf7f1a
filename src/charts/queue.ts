/** Chart work, one job per task, so that no task holds the page for more than one chart. */
type Job = () => void

const jobs: Job[] = []
const channel = new MessageChannel()
let asked = false

function ask(): void {
  if (asked || jobs.length === 0) return
  asked = true
  channel.port2.postMessage(0)
}

channel.port1.onmessage = () => {
  asked = false
  const job = jobs.shift()
  try {
    job?.()
  } finally {
    ask()
  }
}

/** Runs `job` in a task of its own, after those asked before. The answer takes it back. */
export function enqueue(job: Job): () => void {
  jobs.push(job)
  ask()
  return () => {
    const index = jobs.indexOf(job)
    if (index >= 0) jobs.splice(index, 1)
  }
}
