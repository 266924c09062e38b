import { focusManager, keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { useState } from 'react'
import { command, get, RefusedError, UnreachableError, write, type ActOf, type Plural, type WordsOf } from './client.ts'
import { newIntention, type Intention } from './intention.ts'
import { MOST_AT_ONCE } from './limits.ts'
import type {
  AccountList, AccountPageView, EffectList, ErasableView, ErasureList, InvitationView, OwnAccountView, CaseList, CaseView, CompetitionList, DayView, DeskCase, DeskView, DraftView, ExpertList, JournalView, OrganisationList, OrganisationPageView, Performed, PolicyList, PolicyView, RoundList, RoundView, Session, Verifying, Worklist,
} from './views.ts'

const FRESH_MS = 5_000
const VERIFYING_MS = 2_000
const RETRIES_WHILE_UNREACHABLE = 2

/** Whoever comes back to the window sees what is so now, also where another window only lay over it. */
focusManager.setEventListener((isBack) => {
  const look = (): void => isBack()
  window.addEventListener('focus', look)
  document.addEventListener('visibilitychange', look)
  return () => {
    window.removeEventListener('focus', look)
    document.removeEventListener('visibilitychange', look)
  }
})

/** Reads are repeated while the line is down; a refusal is an answer and is not asked for twice. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // The browser's own idea of being online is wrong behind office proxies: we ask and see.
        networkMode: 'always',
        retry: (failures, error) => !(error instanceof RefusedError) && failures < RETRIES_WHILE_UNREACHABLE,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

const at = (path: string, asked: Readonly<Record<string, string | number | boolean | undefined>>): string => {
  const given = Object.entries(asked).filter(([, value]) => value !== undefined && value !== '')
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

/** One read, kept under its own address. */
function useRead<View>(path: string, options: Readonly<{ enabled?: boolean; staleTime?: number; keepsPrevious?: boolean }> = {}) {
  const { keepsPrevious = false, ...rest } = options
  return useQuery<View>({
    queryKey: [path],
    queryFn: ({ signal }) => get<View>(path, signal),
    ...(keepsPrevious && { placeholderData: keepPreviousData }),
    ...rest,
  })
}

export const sessionKey = ['/session'] as const

/** Who is at the desk; null where nobody is. */
export const useSession = () => useQuery<Session | null>({ queryKey: sessionKey, queryFn: readSession, staleTime: Infinity })

async function readSession(): Promise<Session | null> {
  try {
    return await get<Session | null>('/session') ?? null
  } catch (refused) {
    if (refused instanceof RefusedError && refused.status === 401) return null
    throw refused
  }
}

export const useWorklist = () => useRead<Worklist>('/worklist')
export const useRounds = () => useRead<RoundList>('/rounds')
export const useRound = (id: string, enabled = true) => useRead<RoundView>(`/rounds/${id}`, { enabled })
export const usePolicies = () => useRead<PolicyList>('/policies')
/** Whether a day is worked; `undefined` asks nothing. */
export const useDay = (day: string | undefined) => useRead<DayView>(`/days/${day ?? ''}`, { enabled: day !== undefined, staleTime: Infinity })
/** A version of a measure never changes, so it is read once. */
export const usePolicy = (id: string | undefined) => useRead<PolicyView>(at('/policy', { id }), { enabled: id !== undefined && id !== '', staleTime: Infinity })

export type CasesAsked = PageAsked & Readonly<{ round?: string; stage?: string; district?: string; q?: string }>
export const useCases = (asked: CasesAsked = {}, enabled = true) => useRead<CaseList>(at('/cases', asked), { enabled, keepsPrevious: true })
export const useCase = (id: string, enabled = true) => useRead<CaseView>(`/cases/${id}`, { enabled })
export const draftKey = (id: string) => [`/cases/${id}/draft`] as const
/** The form as the server has it; what is typed lives at the desk of the page. */
export const useDraft = (id: string) => useRead<DraftView>(draftKey(id)[0], { staleTime: 0 })

export type CompetitionsAsked = Readonly<{ named: readonly string[]; chosen: readonly string[] }>
/** What is registered under these names, all the rows of a form at once; a list does not change while somebody fills in a form. */
export function useCompetitions({ named, chosen }: CompetitionsAsked) {
  const asked = new URLSearchParams([...named.map((name) => ['named', name]), ...chosen.map((id) => ['chosen', id])])
  return useRead<CompetitionList>(`/competitions?${asked}`, { enabled: asked.size > 0, staleTime: Infinity, keepsPrevious: true })
}

export type PageAsked = Readonly<{ sort?: string; descending?: boolean; offset?: number; limit?: number }>
export const useDesk = (asked: PageAsked & Readonly<{ state?: string }> = {}) => useRead<DeskView>(at('/desk', asked), { keepsPrevious: true })
export const useDeskCase = (application: string) => useRead<DeskCase>(`/desk/${application}`)
export const useExperts = () => useRead<ExpertList>('/experts')
export const useOrganisations = (asked: PageAsked & Readonly<{ q?: string; kind?: string; state?: string }>, enabled = true) => useRead<OrganisationList>(at('/organisations', asked), { enabled, keepsPrevious: true })
export const useOrganisation = (id: string) => useRead<OrganisationPageView>(`/organisations/${id}`)
/** 区市 — few enough to choose from a list: the largest province has fewer than two hundred. What is past may have been another's. */
export const useDistricts = ({ enabled = true, withClosed = false } = {}) => useOrganisations({ kind: 'district', ...(!withClosed && { state: 'open' }), limit: MOST_AT_ONCE }, enabled)
export const useAccount = (id: string) => useRead<AccountPageView>(`/accounts/${id}`)
export const useErasable = (application: string) => useRead<ErasableView>(`/cases/${application}/erasure`)
export const useErasures = () => useRead<ErasureList>('/erasures')
export const useEffects = () => useRead<EffectList>('/effects')
export const useOwnAccount = () => useRead<OwnAccountView>('/account')
export const useInvitation = (application: string) => useRead<InvitationView>(`/cases/${application}/invitation`)
export const useAccounts = (asked: PageAsked & Readonly<{ q?: string; body?: string; role?: string; state?: string }>) => useRead<AccountList>(at('/accounts', asked), { keepsPrevious: true })
/** How far the check of the record is that somebody has begun. Asked again only while it goes on: a page left open must not keep its session alive. */
export const useVerifying = (isAsked: boolean) => useQuery<Verifying>({
  queryKey: ['/journal/verify'], queryFn: ({ signal }) => get<Verifying>('/journal/verify', signal), staleTime: 0,
  refetchInterval: ({ state }) => isAsked || state.data?.running ? VERIFYING_MS : false,
})
export const useJournal = (offset: number, stream = '') => useRead<JournalView>(at('/journal', { offset, stream }), { keepsPrevious: true })

/** The same intention for as long as a page stands, so that a retry of the same words is no second act. */
export function useIntention(): Intention {
  return useState(() => newIntention())[0]
}

/** What an act is called with: its name, its words, and the version that was looked at. */
export type Acting<Noun extends Plural, Act extends ActOf<Noun> = ActOf<Noun>> = Readonly<{
  id: string
  act: Act
  words: WordsOf<Noun, Act>
  expectedVersion: number
}>

/** Whatever is on any page may have changed by a write, or by another day, so every read is refreshed; measures and registered competitions alone don’t change. */
export const refreshAll = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => !/^\/(policy|competitions)\?/.test(String(queryKey[0])) })

function useRefresh(): (outcome: unknown, error: Error | null) => Promise<void> | undefined {
  const queries = useQueryClient()
  return (_, error) => error instanceof UnreachableError ? undefined : refreshAll(queries)
}

/** An act on a subject; refused acts refresh too, since the page was out of date then. */
export function useCommand<Noun extends Plural, Act extends ActOf<Noun> = ActOf<Noun>>(noun: Noun): UseMutationResult<Performed, Error, Acting<Noun, Act>> {
  const onSettled = useRefresh()
  const intention = useIntention()
  return useMutation({
    mutationFn: ({ id, act, words, expectedVersion }: Acting<Noun, Act>) => command(noun, id, act, words, expectedVersion, intention),
    onSettled,
  })
}

/** Any other write of the API: something made, closed or given out. */
export function useWrite<Answer, Body = void>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string | ((body: Body) => string)): UseMutationResult<Answer, Error, Body> {
  const onSettled = useRefresh()
  const intention = useIntention()
  return useMutation({
    mutationFn: (body: Body) => write<Answer>(intention, method, typeof path === 'string' ? path : path(body), body),
    onSettled,
  })
}
