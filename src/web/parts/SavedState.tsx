import { clockTime } from '../words/days.ts'
import { Icon, type IconName } from './Icon.tsx'
import './status.css'

/** Where the words just typed are now. */
export type Saved =
  | Readonly<{ kind: 'untouched' }>
  | Readonly<{ kind: 'saving' }>
  | Readonly<{ kind: 'saved'; at: string }>
  /** The server can't be reached: the words wait on this machine and go by themselves. */
  | Readonly<{ kind: 'kept-here' }>
  | Readonly<{ kind: 'conflict' }>
  /** The server takes no more words for this form; the page says why. */
  | Readonly<{ kind: 'refused' }>

type Shown = Readonly<{ icon: IconName; words: string; tone: 'quiet' | 'good' | 'warn' }>

function shown(saved: Saved): Shown {
  switch (saved.kind) {
    case 'untouched': return { icon: 'tick', words: '填写的内容自动保存', tone: 'quiet' }
    case 'saving': return { icon: 'upload', words: '正在保存…', tone: 'quiet' }
    case 'saved': return { icon: 'tick', words: `已保存 ${clockTime(saved.at)}`, tone: 'good' }
    case 'kept-here': return { icon: 'offline', words: '未能保存，已留在本机，连上网络后自动补存', tone: 'warn' }
    case 'conflict': return { icon: 'warning', words: '另一处也改了同一项，请选择保留哪一个', tone: 'warn' }
    case 'refused': return { icon: 'stop', words: '没有保存，现在不能修改', tone: 'warn' }
  }
}

export function SavedState({ saved }: { readonly saved: Saved }) {
  const { icon, words, tone } = shown(saved)
  return <span className="saved numbers" data-tone={tone} role="status"><Icon name={icon} />{words}</span>
}
