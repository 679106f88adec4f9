//! TLS by rustls: a request over a working connection, and handshakes that fail on either side.

pub use chat_log_tests::schema::LogSchema;

use chat_log::{chat_log, log_context};
use chat_log_third_party::canary::SECRET;
use chat_log_third_party::program::{Outcome, listener, run};
use rustls::pki_types::{PrivateKeyDer, ServerName};
use rustls::{ClientConfig, RootCertStore, ServerConfig};
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::{TlsAcceptor, TlsConnector};

fn main() -> Outcome {
    run(async {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()])?;
        let key = PrivateKeyDer::Pkcs8(made.signing_key.serialize_der().into());
        let certificate = made.cert.der().clone();
        let config = ServerConfig::builder().with_no_client_auth().with_single_cert(vec![certificate.clone()], key)?;
        let mut known = RootCertStore::empty();
        known.add(certificate)?;
        let (listener, address) = listener().await?;
        let server = tokio::spawn(serve(listener, TlsAcceptor::from(Arc::new(config))));
        handshakes(address, known).await?;
        server.abort();
        Ok(())
    })
}

async fn serve(listener: TcpListener, acceptor: TlsAcceptor) {
    while let Ok((stream, _)) = listener.accept().await {
        match acceptor.accept(stream).await {
            Ok(mut stream) => {
                let mut request = [0; 512];
                let _ = stream.read(&mut request).await;
                let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await;
                let _ = stream.shutdown().await;
            }
            Err(error) => chat_log!(logger: "my_chat.tls", warn, "a client's handshake failed: {error}", error),
        }
    }
}

#[log_context(room_name = "handshakes")]
async fn handshakes(address: SocketAddr, known: RootCertStore) -> Outcome {
    let mut stream = connect(address, known.clone(), "localhost").await?;
    let request = format!("GET /?token={SECRET} HTTP/1.1\r\nauthorization: Bearer {SECRET}\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    for (roots, name) in [(RootCertStore::empty(), "localhost"), (known, "elsewhere.example")] {
        match connect(address, roots, name).await {
            Err(error) => chat_log!(logger: "my_chat.tls", error, "the handshake failed: {error}", error = &*error),
            Ok(_) => return Err("the certificate is not to be trusted".into()),
        }
    }
    Ok(())
}

type Stream = tokio_rustls::client::TlsStream<TcpStream>;

async fn connect(
    address: SocketAddr,
    roots: RootCertStore,
    name: &'static str,
) -> Result<Stream, Box<dyn std::error::Error + Send + Sync>> {
    let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let stream = TcpStream::connect(address).await?;
    Ok(TlsConnector::from(Arc::new(config)).connect(ServerName::try_from(name)?, stream).await?)
}
