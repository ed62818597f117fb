package ai.datamind.nl2sql.export;

import ai.datamind.nl2sql.candidate.Candidate;
import ai.datamind.nl2sql.govern.Governed;
import ai.datamind.nl2sql.stage.Worker;
import ai.datamind.nl2sql.warehouse.Rows;
import ai.datamind.nl2sql.warehouse.Rows.RowColumn;
import ai.datamind.nl2sql.warehouse.WarehouseClient;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Turns the rows of a governed statement into the bytes of a file, a batch at a time. */
@ApplicationScoped
class RowFiles {
    private final WarehouseClient warehouse;
    private final Worker worker;
    private final ObjectMapper mapper;

    RowFiles(WarehouseClient warehouse, Worker worker, ObjectMapper mapper) {
        this.warehouse = warehouse;
        this.worker = worker;
        this.mapper = mapper;
    }

    /** @param written counts the rows as they leave */
    Multi<byte[]> bytes(Governed governed, ExportFormat format, int batch, AtomicInteger written) {
        Candidate candidate = governed.optimized().checked().candidate();
        List<RowColumn> columns = WarehouseClient.columns(governed.certified());
        RowFormat file = format.start(mapper);
        Multi<byte[]> head = Multi.createFrom().uni(worker.run(() -> file.head(columns)));
        Multi<byte[]> rows = warehouse.stream(candidate.asking(), governed.certified(), candidate.parameters(), batch)
                .map(Rows::rows)
                .invoke(found -> written.addAndGet(found.size()))
                .onItem()
                .transformToUniAndConcatenate(found -> worker.run(() -> file.rows(columns, found)));
        Multi<byte[]> tail = Multi.createFrom().uni(worker.run(file::tail));
        return Multi.createBy().concatenating().streams(head, rows, tail).filter(bytes -> bytes.length > 0);
    }
}
