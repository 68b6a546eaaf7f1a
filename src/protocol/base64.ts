/** Standard alphabet with padding over UTF-8, as OAP builds its ids. A lone surrogate becomes `?`, as Java writes it. */
export function encodeBase64(text: string): string {
  const bytes = new TextEncoder().encode(text.replace(/\p{Surrogate}/gu, '?'))
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** `null` when the text is not padded standard base64 of valid UTF-8. */
export function decodeBase64(text: string): string | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
