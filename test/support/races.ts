import type { NominationRow } from '../../src/policy/policy.ts'
import { perform } from '../../src/usecases/perform.ts'
import type { Ports } from '../../src/usecases/ports.ts'
import { Refused } from '../../src/usecases/refused.ts'
import { amended, bodyRegistered, bureau, casesReach, checker, maker, roundDecides, roundOpens, type Scene } from './scene.ts'

/** 名额 — races for fewer places than there are racers, each through the use cases, all at once, against one record. */
export type Race = Readonly<{
  /** As the record tells it afterwards. */
  admitted: number
  /** Code of the refusal that each of the others got. */
  refusals: readonly string[]
}>

export type Racing = Readonly<{ scene: Scene; places: number; racers: number }>

/** 推荐名额 — a district recommends more technicians at once than the measure lets it put forward. */
export function raceForNominations({ scene, places, racers }: Racing): Promise<Race> {
  return raceOfBodies({ scene, places, racers }, [scene.district], { body: '区市', count: places, each: true })
}

/** The same, of two bodies that one row of the table names: the department of a place under its short name and under its long one. */
export async function raceForSharedNominations({ scene, places, racers }: Racing): Promise<Race> {
  const [short, long] = [`${scene.district}-short`, `${scene.district}-long`]
  await bodyRegistered({ ...scene, district: short }, '演东区人社局')
  await bodyRegistered({ ...scene, district: long }, '演示市演东区人力资源和社会保障局')
  return raceOfBodies({ scene, places, racers }, [short, long], { body: '演东区', count: places, each: false })
}

/** The same beyond the table, which binds in principle only: the office has agreed to `extra` places more. */
export async function raceBeyondTable({ scene, places, racers, extra }: Racing & Readonly<{ extra: number }>): Promise<Race> {
  await bodyRegistered(scene, '演示区市')
  return raceOfBodies({ scene, places, racers }, [scene.district], { body: '区市', count: places, each: true }, extra)
}

async function raceOfBodies({ scene, racers }: Racing, districts: readonly string[], row: NominationRow, extra = 0): Promise<Race> {
  const cited = { clause: '二第一段', quote: '各区市根据实际情况择优推荐申报，不限定申报名额' }
  const ports = amended(scene, { nominations: { kind: 'per-body', generally: extra > 0, rows: [row], ...cited } })
  const cases = racersOf(scene, racers).map((id, serial) => ({ id, serial, of: { ...scene, district: districts[serial % districts.length] ?? scene.district } }))
  await roundOpens(scene, racers)
  for (const district of districts) await casesReach({ ...scene, district }, cases.filter(({ of }) => of.district === district), 'verified')
  if (extra > 0) await morePlaces(ports, scene, extra)
  const refusals = await allAtOnce(cases, ({ id, of }) => perform(ports, {
    subject: 'application', id, actor: bureau(of), expectedVersion: 3, idempotencyKey: `recommend-${id}`, requestHash: id,
    command: { type: 'RecommendApplication', opinion: '同意推荐。', secret: false, attested: [] } as { type: string },
  }))
  return { admitted: await countRows(ports, scene, 'cases', { round: scene.round, recommended: true }), refusals }
}

/** 增加推荐名额 — by the two hands of the office. */
async function morePlaces(ports: Ports, { round, jurisdiction, district }: Scene, places: number): Promise<void> {
  const asking = { type: 'ProposeExtraPlaces', body: district, places, reason: '演示：申报人数多。' }
  for (const [command, actor] of [[asking, maker(jurisdiction)], [{ type: 'ConfirmExtraPlaces' }, checker(jurisdiction)]] as const) {
    await perform(ports, { subject: 'round', id: round, actor, command, idempotencyKey: `${command.type}-${round}`, requestHash: round })
  }
}

/** 选拔名额 — the office puts more candidates before the leading group than the round has seats, each in a batch of its own. */
export async function raceForSeats({ scene, places, racers }: Racing): Promise<Race> {
  const ids = racersOf(scene, racers)
  await roundOpens(scene, places)
  await casesReach(scene, ids.map((id, serial) => ({ id, serial })), 'candidate')
  await roundDecides(scene, ids)
  const refusals = await allAtOnce(ids, (id) => perform(scene.ports, {
    subject: 'decision', id: `batch-${id}`, actor: maker(scene.jurisdiction), expectedVersion: 0, idempotencyKey: `prepare-${id}`, requestHash: id,
    command: { type: 'PrepareDecision', round: scene.round, applications: [id] } as { type: string },
  }))
  return { admitted: await countRows(scene.ports, scene, 'decisions', { round: scene.round }), refusals }
}

const racersOf = ({ round }: Scene, racers: number): readonly string[] => Array.from({ length: racers }, (_, index) => `${round}-${index}`)

async function allAtOnce<Racer>(racers: readonly Racer[], run: (racer: Racer) => Promise<unknown>): Promise<readonly string[]> {
  const codes = await Promise.all(racers.map((racer) => run(racer).then(() => undefined, codeOf)))
  return codes.filter((code) => code !== undefined)
}

function codeOf(failure: unknown): string {
  if (!(failure instanceof Refused)) throw failure
  return failure.refusals.map(({ code }) => code).join(',')
}

async function countRows({ store }: Ports, { jurisdiction }: Scene, table: string, where: Readonly<Record<string, unknown>>): Promise<number> {
  const rows = await store.transaction(jurisdiction, (tx) => tx.rows(table, where))
  return rows.length
}
