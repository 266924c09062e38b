import type { Form, FormField } from './policy.ts'

/** 敏感个人信息 — the fields whose leak easily harms a person (个人信息保护法 第二十八条); what they get that others don't follows from this alone. */
export const sensitiveFields = ({ pages }: Form): readonly FormField[] => pages.flatMap(({ fields }) => fields).filter(({ sensitive }) => sensitive)

/** 必要性和影响 — what the law has told of such a field before it is filled in (第三十条); none for any other. */
export function sensitiveNotice({ sensitive, purpose, kind }: Pick<FormField, 'sensitive' | 'purpose' | 'kind'>): string | undefined {
  if (!sensitive) return undefined
  // A photo is what a handler compares with the papers: it is never covered.
  const cover = kind === 'photo' ? '' : '办理的人要点开才看得见，'
  return `敏感个人信息。必要性：${purpose}。影响：泄露或者被人冒用，容易使您受到侵害；加密保存，${cover}不公开，评审专家、审定机关和审计人员也看不到。`
}

/** 遮住 — as much as tells two people apart, and no more: the ends of a number, nothing of anything else. */
export function covered({ kind }: Pick<FormField, 'kind'>, text: string): string {
  const bare = [...text].filter((letter) => letter !== ' ')
  const ends = kind === 'id-number' ? [3, 4] as const : kind === 'phone' ? [3, 2] as const : undefined
  if (!ends || bare.length <= ends[0] + ends[1]) return '＊＊＊'
  return `${bare.slice(0, ends[0]).join('')}${'＊'.repeat(bare.length - ends[0] - ends[1])}${bare.slice(-ends[1]).join('')}`
}
