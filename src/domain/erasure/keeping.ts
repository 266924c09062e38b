import type { ApplicationStage } from '../application/application.ts'
import type { Refusal } from '../shared/decision.ts'
import { dayInChinese, type Day } from '../shared/time.ts'

/** A case of the person, as far as the duty to keep it goes. */
export type KeptCase = Readonly<{ roundTitle: string; roundIsFinished: boolean; stage: ApplicationStage }>
export type KeptTitle = Readonly<{ number: string; titleName: string; grantedOn: Day; termYears?: number | null | undefined }>

/** Ends after which nobody in the round decides over the case any more. */
const outOfTheRound: ReadonlySet<ApplicationStage> = new Set<ApplicationStage>(['withdrawn', 'declined', 'lapsed', 'refused', 'terminated'])
const clause = '个人信息保护法 第四十七条第二款'

/** 依法须保存 — every reason why a person can't be erased yet; empty where they can. */
export function mustBeKept(cases: readonly KeptCase[], titles: readonly KeptTitle[], today: Day): readonly Refusal[] {
  return [
    ...cases.filter(({ roundIsFinished, stage }) => !roundIsFinished && !outOfTheRound.has(stage)).map(({ roundTitle }) => ({
      code: 'round-running', clause, about: roundTitle, detail: `“${roundTitle}”还没有办结，申报材料要用来评审、公示和答复异议，现在不能删除。请等本轮办结，或由单位先撤回申报。`,
    })),
    ...titles.filter((title) => isLiving(title, today)).map((title) => ({
      code: 'title-living', clause, about: title.number, detail: `${title.titleName}证书 ${title.number} ${until(title)}，要供公众核验、落实待遇，现在不能删除。`,
    })),
  ]
}

/** A title whose term nobody has stated does not end. */
function isLiving({ grantedOn, termYears }: KeptTitle, today: Day): boolean {
  return termYears == null || today < termEnd(grantedOn, termYears)
}

const until = ({ grantedOn, termYears }: KeptTitle): string => termYears == null ? '没有规定期限，仍然有效' : `管理期到${dayInChinese(termEnd(grantedOn, termYears))}`

const termEnd = (grantedOn: Day, termYears: number): Day => `${Number(grantedOn.slice(0, 4)) + termYears}${grantedOn.slice(4)}`
