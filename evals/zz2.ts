// node evals/zz2.ts pack case variety : prints understanding of each turn
process.env.ZZ = "1";
const { playOffPath } = await import("./off-path.ts");
const [pack, id, v] = process.argv.slice(2);
for (const r of playOffPath(pack!)) if (r.id === id && (!v || r.variety === v)) console.log(r.variety, r.said, r.problems);
