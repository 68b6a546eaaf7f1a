/** Names that Linux has; a profiler's mark `_[k]` is surer and rarer. */
const KERNEL =
  /^(?:_*(?:(?:x64|arm64|se|ia32)_)?k?sys|_*do_(?:sys|syscall|futex|epoll|poll|idle|user_addr_fault)|entry_SYSCALL|el[01]|ret_from_fork|vfs|tcp|udp|ip|ip6|inet6?|sock|skb|nf|napi|net_rx|futex|_*schedule|finish_task_switch|ep_poll|hrtimer|(?:asm_)?exc_page_fault|handle_mm_fault|ext4|xfs|btrfs|blk|submit_bio|io_schedule|kthread|worker_thread|process_one_work|cpu_startup_entry|copy_(?:to|from)_user)(?:_\w*)?$/

const LIBRARY = /([A-Za-z][\w+]*(?:-[A-Za-z]\w*)*)[\w.-]*\.so\b/

export const isKernel = (name: string): boolean =>
  name.includes('_[k]') || name.includes('[kernel') || (!name.includes('.') && KERNEL.test(name))

export const hasLibrary = (name: string): boolean => name.includes('.so')

export const isNative = (symbol: string): boolean =>
  symbol.includes('::') || symbol.startsWith('_ZN') || (hasLibrary(symbol) && LIBRARY.test(symbol))

/**
 * The outermost namespace or crate: `std::vector<int>::push_back(int)`, `<alloc::vec::Vec<T> as core::ops::Drop>::drop`,
 * `_ZN4core3fmt5write…`; a library where that is all there is. A class without a namespace is `native`.
 */
export function nativePackage(symbol: string): string {
  const mangled = /^_ZN[KVr]*(\d{1,3})/.exec(symbol)
  if (mangled) return symbol.substr(mangled[0].length, Number(mangled[1]))
  if (!symbol.includes('::')) return LIBRARY.exec(symbol)?.[1] ?? 'native'
  const [, inner] = /^<&?(?:mut )?([\w:]+)/.exec(symbol) ?? []
  const path =
    inner ??
    withoutArguments(symbol)
      .split(/[\s*&]+/)
      .find((part) => part.includes('::')) ??
    ''
  const [, first = ''] = /^([a-z_]\w*)::/.exec(path) ?? []
  return first === '' ? 'native' : first
}

/** Without what stands in `<>` and from the first parenthesis on, but for `(anonymous namespace)`. */
function withoutArguments(symbol: string): string {
  let depth = 0
  let text = ''
  for (const sign of symbol.replace('(anonymous namespace)', 'Anonymous')) {
    if (sign === '<') depth += 1
    else if (sign === '>') depth = Math.max(0, depth - 1)
    else if (depth === 0 && sign === '(') break
    else if (depth === 0) text += sign
  }
  return text
}
