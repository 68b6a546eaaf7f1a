export function vendored(folder: string): readonly (readonly [name: string, text: string])[]
