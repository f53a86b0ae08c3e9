declare module 'autocannon' {
  /** Presses one address for so many seconds; averages per second, latencies in milliseconds. */
  export default function autocannon(options: {
    url: string;
    connections: number;
    duration: number;
  }): Promise<{ requests: { average: number }; latency: { p99: number }; non2xx: number; errors: number }>;
}
