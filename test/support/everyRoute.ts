import { access, type Access } from '../../src/http/access.ts'
import { standardPlan } from './round.ts'

/** Every route of the access table, taken apart. */
export const routes: readonly Readonly<{ route: string; method: string; path: string; allowed: Access }>[] = Object.entries(access).map(([route, allowed]) => {
  const [method = '', path = ''] = route.split(' ')
  return { route, method, path, allowed }
})

/** Words enough for any command: what one does not ask for is left aside. */
export const wordsForAll = {
  expectedVersion: 1, reason: '理由充分', expert: 'x', keepsScores: true, round: 'demo-round-2', policy: 'weihai/chief-technician/2024-07-11', plan: standardPlan, experts: ['x'], leader: 'x',
  notice: 'demo-round-2', draftVersion: 1, signature: '某', unitOpinion: '同意', attested: [], problems: [{ field: 'name', text: '请核对' }], dueDay: '2024-07-30',
  visitedOn: '2024-07-26', by: '某', originals: [], certificateChecked: true, opinion: '同意', secret: false, postedOn: '2024-07-26', removedOn: '2024-07-26', place: '公告栏',
  outcome: 'clear', finding: '属实的结论', condition: 'age', admit: false, application: 'demo-case-27', marks: {}, comment: '', objection: 'demo-objection-1', way: 'phone',
  name: '某某', contact: '0631-5231234', facts: '具体事实不少于十个字的说明', evidence: '', upheld: false, applications: ['demo-case-27'],
  votes: [{ application: 'demo-case-27', agreed: true, reason: '' }], heldOn: '2024-07-26', minutes: '纪要', documentNumber: '文号', approvedOn: '2024-07-26',
  title: '更正过的名称', applyBy: '2024-07-31', reportBy: '2024-07-31', issuedAs: '',
  baseVersion: 0, changes: {}, order: [], fileName: '扫描件.pdf', token: 'x', oldPassword: 'x', newPassword: 'y', password: 'x', code: '000000', signInName: '甲乙', displayName: '某', role: 'unit', body: 'demo-unit-1', kind: 'unit', places: 1, creditCode: '', ground: 'consent-withdrawn', district: 'demo-district-1', passphrase: 'Yanshi-2024-mima',
} as const

/** A subject of each kind that exists in the demo's own jurisdiction. */
const subjects: Readonly<Record<string, string>> = {
  '/rounds/:id': '/rounds/demo-round-2', '/cases/:id': '/cases/demo-case-27', '/notices/:id': '/notices/demo-round-1', '/decisions/:id': '/decisions/demo-decision-1',
  '/sheets/:id': '/sheets/demo-case-27.x', '/accounts/:id': '/accounts/nobody', '/organisations/:id': '/organisations/demo-unit-1', '/sessions/:id': '/sessions/0123456789abcdef', '/effects/:id': '/effects/999999', '/erasures/:id': '/erasures/nothing', ':application': 'demo-case-27', ':sha256': '0'.repeat(64), ':file': 'x', ':paper': 'form.pdf', ':district': 'demo-district-1', ':day': '2024-07-20',
}

export const addressOf = (path: string): string => withQuery(Object.entries(subjects).reduce((address, [name, subject]) => address.replace(name, subject), path))

function withQuery(path: string): string {
  if (path === '/api/policy') return `${path}?id=weihai/chief-technician/2024-07-11`
  return path.endsWith('/files') ? `${path}?material=id-card` : path
}

export const isUpload = ({ method, path }: Readonly<{ method: string; path: string }>): boolean => method === 'POST' && /(files|photo|screenshot)$/.test(path)
