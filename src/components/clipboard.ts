/** Copies where the browser lets us; false on plain http or when refused: then show the text selected instead. */
export async function copyText(text: string): Promise<boolean> {
  const clipboard = 'clipboard' in navigator ? navigator.clipboard : undefined
  if (!clipboard) return false
  try {
    await clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
