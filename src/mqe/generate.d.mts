/** File name -> text of every generated file. */
export function generate(): Record<string, string>
