import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Lucene's side of the comparison. Every verb prints one line "key=value key=value …" on standard output.
 *
 * index   CHUNKS INDEX FIELDS PER_SEGMENT [DELETED]  FIELDS: "two" (head and body) or "one"; PER_SEGMENT: a commit and a segment
 *                                                    after so many chunks, never merged; 0: as Lucene likes, then one forced merge;
 *                                                    done twice, the second time counts
 * search  INDEX FIELDS QUERIES ROUNDS OUT [GROUPS]   OUT gets per query: median microseconds, then id:score of the best
 * analyze CHUNKS OUT                                 the terms of every chunk
 */
public final class LucenePeer {
  private static final int SHOWN = 30;
  private static final float HEAD_BOOST = 2f;

  /** Has this process indexed everything once? */
  private static boolean warm;

  public static void main(String[] a) throws Exception {
    switch (a[0]) {
      case "index":
        double cold = 0;
        if (a[4].equals("0")) cold = index(Paths.get(a[1]), Paths.get(a[2]), a[3].equals("two"), 0, null);
        index(Paths.get(a[1]), Paths.get(a[2]), a[3].equals("two"), Integer.parseInt(a[4]), a.length > 5 ? Paths.get(a[5]) : null);
        System.out.printf(Locale.ROOT, "coldSeconds=%.3f%n", cold);
        break;
      case "search": search(Paths.get(a[1]), a[2].equals("two"), Paths.get(a[3]), Integer.parseInt(a[4]), Paths.get(a[5]), a.length > 6 ? a[6] : null); break;
      case "analyze": analyze(Paths.get(a[1]), Paths.get(a[2])); break;
      default: throw new IllegalArgumentException(a[0]);
    }
  }

  private static double index(Path chunks, Path folder, boolean two, int perSegment, Path deleted) throws IOException {
    empty(folder);
    IndexWriterConfig config = new IndexWriterConfig(new GermanAnalyzer());
    config.setRAMBufferSizeMB(perSegment > 0 ? 2000 : 256);
    config.setUseCompoundFile(false);
    config.setSimilarity(new BM25Similarity());
    if (perSegment > 0) config.setMergePolicy(NoMergePolicy.INSTANCE);

    FieldType text = new FieldType();
    text.setTokenized(true);
    text.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    text.freeze();
    Field id = new StoredField("id", ""), group = new StringField("group", "", Field.Store.NO), source = new StringField("source", "", Field.Store.NO);
    Field head = new Field("head", "", text), body = new Field("body", "", text);
    Document document = new Document();
    document.add(id);
    document.add(group);
    if (deleted != null) document.add(source);
    if (two) document.add(head);
    document.add(body);

    int n = 0;
    long start = System.nanoTime();
    double committed, merged = 0;
    long bytes;
    try (Directory directory = MMapDirectory.open(folder); IndexWriter writer = new IndexWriter(directory, config); BufferedReader reader = Files.newBufferedReader(chunks)) {
      for (String line; (line = reader.readLine()) != null; n++) {
        String[] cell = line.split("\t", -1);
        if (perSegment > 0 && n > 0 && n % perSegment == 0) writer.commit();
        id.setStringValue(cell[0]);
        group.setStringValue(cell[1]);
        source.setStringValue(cell[0].substring(0, cell[0].lastIndexOf('#')));
        head.setStringValue(cell[2]);
        body.setStringValue(two ? cell[3] : cell[2] + " " + cell[3]);
        writer.addDocument(document);
      }
      writer.commit();
      committed = seconds(start);
      bytes = size(folder);
      if (deleted != null) {
        for (String gone : Files.readAllLines(deleted)) writer.deleteDocuments(new Term("source", gone));
        writer.commit();
      }
      if (perSegment == 0) {
        writer.forceMerge(1);
        writer.commit();
        merged = seconds(start);
      }
    }
    if (perSegment > 0 || warm) System.out.printf(Locale.ROOT, "chunks=%d seconds=%.3f mergedSeconds=%.3f bytes=%d mergedBytes=%d%n", n, committed, merged, bytes, size(folder));
    warm = true;
    return committed;
  }

  private static void search(Path folder, boolean two, Path queries, int rounds, Path out, String groups) throws IOException {
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(MMapDirectory.open(folder)));
    searcher.setSimilarity(new BM25Similarity());
    Analyzer analyzer = new GermanAnalyzer();
    Query filter = null;
    if (groups != null) {
      List<BytesRef> readable = new ArrayList<>();
      for (String g : groups.split(",")) readable.add(new BytesRef(g));
      filter = new TermInSetQuery("group", readable);
    }
    List<String> questions = new ArrayList<>();
    for (String line : Files.readAllLines(queries)) questions.add(line.substring(line.indexOf('\t') + 1));

    double[][] micros = new double[questions.size()][rounds];
    for (int round = -3; round < rounds; round++) {
      for (int q = 0; q < questions.size(); q++) {
        long start = System.nanoTime();
        searcher.search(query(analyzer, questions.get(q), two, filter), 10);
        if (round >= 0) micros[q][round] = (System.nanoTime() - start) / 1e3;
      }
    }
    try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(out))) {
      for (int q = 0; q < questions.size(); q++) {
        java.util.Arrays.sort(micros[q]);
        StringBuilder line = new StringBuilder().append(micros[q][rounds / 2]);
        for (ScoreDoc hit : searcher.search(query(analyzer, questions.get(q), two, filter), SHOWN).scoreDocs)
          line.append('\t').append(searcher.doc(hit.doc).get("id")).append(' ').append(hit.score);
        writer.println(line);
      }
    }
    System.out.printf(Locale.ROOT, "queries=%d segments=%d deleted=%d%n", questions.size(), searcher.getIndexReader().leaves().size(), searcher.getIndexReader().numDeletedDocs());
  }

  private static Query query(Analyzer analyzer, String question, boolean two, Query filter) throws IOException {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String term : new LinkedHashSet<>(terms(analyzer, question))) {
      any.add(new TermQuery(new Term("body", term)), Occur.SHOULD);
      if (two) any.add(new BoostQuery(new TermQuery(new Term("head", term)), HEAD_BOOST), Occur.SHOULD);
    }
    return filter == null ? any.build() : new BooleanQuery.Builder().add(any.build(), Occur.MUST).add(filter, Occur.FILTER).build();
  }

  private static List<String> terms(Analyzer analyzer, String text) throws IOException {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("body", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) terms.add(term.toString());
      stream.end();
    }
    return terms;
  }

  private static void analyze(Path chunks, Path out) throws IOException {
    Analyzer analyzer = new GermanAnalyzer();
    try (BufferedReader reader = Files.newBufferedReader(chunks); PrintWriter writer = new PrintWriter(Files.newBufferedWriter(out))) {
      for (String line; (line = reader.readLine()) != null; ) {
        String[] cell = line.split("\t", -1);
        writer.println(String.join(" ", terms(analyzer, cell[2] + " " + cell[3])));
      }
    }
    System.out.println("done=1");
  }

  private static void empty(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) Files.delete(file);
    }
  }

  private static long size(Path folder) throws IOException {
    long sum = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) sum += Files.size(file);
    }
    return sum;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
