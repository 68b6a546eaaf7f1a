import { addressOf } from './base'

/** The script that a page starts with: its name tells one build from another. `null` where it cannot be told. */
export const ownEntry = (): string | null =>
  document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? null

/** The same of the page that the server serves now. Asked when code is missing, never by the clock. */
export async function servedEntry(): Promise<string | null> {
  try {
    const home = addressOf('')
    const response = await fetch(home, {
      headers: { accept: 'text/html' },
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'manual',
    })
    const tag = response.ok ? /<script\b[^>]*\btype="module"[^>]*>/.exec(await response.text())?.[0] : undefined
    const source = /\bsrc="([^"]+)"/.exec(tag ?? '')?.[1]
    return source === undefined ? null : new URL(source, home).href
  } catch {
    return null
  }
}
