declare module 'autocannon' {
  /** Loads one URL for `duration` seconds; averages per second, latencies in milliseconds. */
  // biome-ignore lint/style/noDefaultExport: that is how the package exports itself
  export default function autocannon(options: {
    url: string;
    connections: number;
    duration: number;
  }): Promise<{ requests: { average: number }; latency: { p99: number }; non2xx: number; errors: number }>;
}
