import { isErased, type Application, type Started } from '../../domain/application/application.ts'
import { applicationActs } from '../../domain/application/commands.ts'
import { localPeriod } from '../../domain/application/localNotice.ts'
import { candidatesLeft, type Notice } from '../../domain/notice/notice.ts'
import { roundActs } from '../../domain/round/commands.ts'
import { isInsider, isOffice, type Actor, type Role } from '../../domain/shared/actor.ts'
import type { paperView, View } from '../api.ts'
import type { PaperSubject, Services } from '../services.ts'
import type { LoadedCase } from './loading.ts'
import type { Names } from './names.ts'
import type { RoundFile } from './roundFile.ts'

type PaperView = View<typeof paperView>
type Folder = Readonly<{ subject: PaperSubject; stage: string; path: string; of?: string; isSealed?: boolean }>

/** A line for each paper and format; a sealed one is asked for with a passphrase. */
function lines({ papers }: Services, { subject, stage, path, of, isSealed = false }: Folder, hasSomethingBehind: (kind: string) => boolean): readonly PaperView[] {
  return papers.listed(subject, stage).filter(({ kind }) => hasSomethingBehind(kind)).flatMap(({ kind, title, formats }) => formats.map((format) => ({
    title: `${title}${of === undefined ? '' : `（${of}）`}`, format, isSealed,
    href: `${path}/${subject === 'draft' ? 'drafts' : 'papers'}/${kind}.${format}${isSealed ? '/sealed' : ''}`,
  })))
}

const always = (): boolean => true
const mayExportCase: readonly Role[] = applicationActs.ExportSealedCase.roles
const mayExportRound: readonly Role[] = roundActs.ExportSealedPaper.roles

/** 一份申报的文书 — those of a secret-related person leave sealed or not at all; of an erased one nothing is left to print. */
export function papersOfCase(services: Services, actor: Actor, id: string, { application, policy, round }: Pick<LoadedCase, 'application' | 'policy' | 'round'>): readonly PaperView[] {
  const { stage, secret } = application
  if (isErased(application) || (secret && !mayExportCase.includes(actor.role))) return []
  const isWorded = services.policies.wordingOf(policy.id).recommendationReport.localNotice !== undefined && localPeriod(policy, round) !== undefined
  return lines(services, { subject: 'case', stage, path: `/api/cases/${id}`, isSealed: secret }, (kind) => (kind !== 'local-notice' || isWorded) && mayHavePaper(actor, application, kind))
}

/** 区市公示 — of a secret-related person there is no paper for the wall; of anybody else it is the district's own until it hangs. */
export const mayHavePaper = ({ role }: Pick<Actor, 'role'>, { stage, secret }: Pick<Started, 'stage' | 'secret'>, kind: string): boolean =>
  kind !== 'local-notice' || (!secret && (role === 'district' || stage !== 'recommended'))

/** 一轮选拔的文书 — for insiders those of the round and of every district, for a district its own; complete ones apart, where somebody was left out. */
export function papersOfRound(services: Services, { role, body }: Actor, file: RoundFile, names: Names): readonly PaperView[] {
  const { id, round: { stage } } = file
  const reported = reportedIn(file)
  const ofRound: Folder = { subject: 'round', stage, path: `/api/rounds/${id}` }
  const own = isInsider(role) ? [...lines(services, ofRound, behind(file)), ...sealed(services, role, ofRound, reported, (kind) => internal.has(kind) && behind(file)(kind))] : []
  const districts = [...new Set(reported.map(({ district }) => district))].filter((district) => isInsider(role) || (role === 'district' && district === body))
  return [...own, ...districts.flatMap((district) => {
    const folder: Folder = { subject: 'district', stage, path: `/api/rounds/${id}/districts/${district}`, of: names.organisation(district) }
    return [...lines(services, folder, always), ...sealed(services, role, folder, reported.filter((each) => each.district === district), always)]
  })]
}

/** 草稿 — the notice that is drawn up or waits for the second hand, or a correction of it, for the hands of the office alone: once it is out there is the paper itself. */
export function draftsOfRound(services: Services, { role }: Pick<Actor, 'role'>, file: Pick<RoundFile, 'id' | 'round' | 'notices' | 'applications'>): readonly PaperView[] {
  if (!isOffice(role)) return []
  const [notice] = file.notices.values()
  const { round } = file
  const isOpen = round.stage === 'drafted' || round.stage === 'proposed' || (round.stage === 'nominate' && round.askedAmendment !== undefined)
  const isShown = notice?.stage === 'proposed' && namesSomebody(file, notice)
  return lines(services, { subject: 'draft', stage: round.stage, path: `/api/rounds/${file.id}` }, (kind) => (kind === 'publicity' ? isShown : isOpen))
}

/** Papers of the round on which people stand by name, and which are not for the public. */
const internal: ReadonlySet<string> = new Set(['summary-sheet', 'score-sheet', 'candidate-list'])

function sealed(services: Services, role: Role, folder: Folder, people: readonly Started[], offered: (kind: string) => boolean): readonly PaperView[] {
  return people.some(({ secret }) => secret) && mayExportRound.includes(role) ? lines(services, { ...folder, isSealed: true }, offered) : []
}

function reportedIn({ applications }: RoundFile): readonly Started[] {
  return [...applications.values()].filter((each): each is Started => each.stage !== 'none' && each.reportedAt !== undefined)
}

/** Whether there is anything to print: a stage that was passed without anybody leaves no paper behind. */
function behind(file: RoundFile): (kind: string) => boolean {
  const { round, notices, batches } = file
  const isRanked = 'ranking' in round && round.ranking.length > 0
  const there: Readonly<Record<string, boolean>> = {
    'summary-sheet': reportedIn(file).length > 0, 'score-sheet': isRanked, 'candidate-list': isRanked,
    publicity: [...notices.values()].some((notice) => 'websiteOn' in notice && namesSomebody(file, notice)),
    result: [...batches.values()].some(({ state }) => state.stage === 'published' && state.certificates.some(({ application }) => isPublic(file, application))),
  }
  return (kind) => there[kind] ?? true
}

/** A notice that everybody has left, or that came down with its round, names nobody any more. */
const namesSomebody = (file: Pick<RoundFile, 'applications'>, notice: Exclude<Notice, { stage: 'none' }>): boolean =>
  candidatesLeft(notice).some(({ application, secret }) => !secret && isPublic(file, application))

function isPublic({ applications }: Pick<RoundFile, 'applications'>, id: string): boolean {
  const found: Application | undefined = applications.get(id)
  return found !== undefined && found.stage !== 'none' && !found.secret && !isErased(found)
}

/** 张贴用的公示 — where a unit gets the official paper that it has to hang: while the names are before the public, and where it names somebody of the unit. Who is secret-related stands on no such paper. */
export function paperToHang({ role, body }: Pick<Actor, 'role' | 'body'>, file: Pick<RoundFile, 'id' | 'notices' | 'applications'>): string | null {
  const [notice] = file.notices.values()
  if (role !== 'unit' || notice?.stage !== 'posted') return null
  const own = candidatesLeft(notice).filter(({ unit, secret }) => unit === body && !secret)
  return own.some(({ application }) => isPublic(file, application)) ? `/api/rounds/${file.id}/papers/publicity.pdf` : null
}
