import pg from 'pg'

/* Conditions as the server names them (PostgreSQL, Appendix A: Error Codes). */
const uniqueViolation = '23505'
const serializationFailure = '40001'
const deadlockDetected = '40P01'
const insufficientPrivilege = '42501'

/** Another transaction wrote the version that this one was about to write. */
export const isVersionTaken = (failure: unknown): boolean =>
  failure instanceof pg.DatabaseError && failure.code === uniqueViolation && failure.constraint === 'journal_pkey'

/** The server gave the transaction up for the sake of another one and kept nothing of it: the same work may simply be done again. */
export const isSafeToRepeat = (failure: unknown): boolean =>
  failure instanceof pg.DatabaseError && (failure.code === serializationFailure || failure.code === deadlockDetected)

/** The statement asked for rights that the log-in has not. */
export const isForbidden = (failure: unknown): boolean => failure instanceof pg.DatabaseError && failure.code === insufficientPrivilege
