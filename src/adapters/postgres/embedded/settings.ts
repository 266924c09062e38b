/**
 * How the server runs, on its command line and not in the data folder: what is measured and tested is then what runs,
 * whatever version created the folder. Sized for an office machine; nothing here trades durability for speed.
 */
export const settings: Readonly<Record<string, string>> = {
  shared_buffers: '32MB',
  max_connections: '40',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  max_wal_size: '256MB',
  min_wal_size: '64MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // No standby reads this server's log; what it need not carry it need not write.
  wal_level: 'minimal',
  max_wal_senders: '0',
  // Every helper process costs memory, and two cores leave parallel plans nothing to gain.
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  max_worker_processes: '2',
  max_logical_replication_workers: '0',
  autovacuum_max_workers: '1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_line_prefix: '%m [%p] ',
  password_encryption: 'scram-sha-256',
  unix_socket_permissions: '0700',
}
