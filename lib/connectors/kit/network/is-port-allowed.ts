/**
 * Ports above the system range where databases, caches and cluster controls listen. A request to
 * one of them is never meant for a messaging provider.
 */
const internalServices = new Set([
  1433, 1434, 1521, 1522, 2049, 2181, 2375, 2376, 2377, 2379, 2380, 3306, 3307, 3389, 4369, 5000,
  5432, 5433, 5672, 5900, 5984, 6000, 6379, 6380, 6432, 6443, 6667, 7000, 7001, 7199, 7474, 7687,
  8086, 8123, 8500, 9000, 9042, 9092, 9160, 9200, 9300, 10250, 10255, 11211, 15672, 26257, 27017,
  27018, 27019, 28015, 28017, 50000, 50070,
]);

/** `standard`: the ports of the protocol itself, which may lie in the system range. */
export function isPortAllowed(port: number, standard: readonly number[]): boolean {
  return standard.includes(port) || (port >= 1024 && port < 65_536 && !internalServices.has(port));
}
