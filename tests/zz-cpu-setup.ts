import { appendFileSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { Session } from 'node:inspector';
import { afterAll, expect } from 'vitest';
const g = globalThis as any;
const now = () => { const f = readFileSync('/proc/self/stat','utf8').split(') ')[1]!.split(' '); return [11,12,13,14].map(i=>Number(f[i])*10); };
const start: number[] = g.__lastCpu ?? now(); const t0: number = g.__lastT ?? Date.now();
if (process.env.PROF && !g.__session) { const s = new Session(); s.connect(); s.post('Profiler.enable'); s.post('Profiler.setSamplingInterval',{interval:2000}); s.post('Profiler.start'); g.__session = s; }
afterAll(() => { const e = now(); const d = e.map((v,i)=>v-start[i]!);
 const file = expect.getState().testPath?.replace(/.*\/tests\//,'') ?? 'x';
 appendFileSync(process.env.CPU_OUT!, JSON.stringify({file, own: d[0]!+d[1]!, sys: d[1]!, kids: d[2]!+d[3]!, wall: Date.now()-t0, pid: process.pid})+'\n');
 if (g.__session) { g.__session.post('Profiler.stop', (err: any, r: any) => { mkdirSync('/tmp/speed/prof',{recursive:true}); writeFileSync('/tmp/speed/prof/'+file.replaceAll('/','_')+'.cpuprofile', JSON.stringify(r.profile)); }); g.__session.post('Profiler.start'); }
 g.__lastCpu = now(); g.__lastT = Date.now(); });
